import type { Kysely } from "kysely";
import type { Database } from "#bot/storage/open-database.ts";
import { type Account, AccountNameSchema, PASSWORD_LENGTHS, type Role } from "./account.ts";
import { AccountRefusedError } from "./errors.ts";
import { hashPassword, isPassword } from "./password.ts";

type Tables = {
  accounts: {
    name: string;
    role: Role;
    password: string;
    is_active: number;
    created_at: number;
    last_sign_in_at: number | null;
  };
};

/** Keeps who may enter the staff room. Names are compared without regard to case. */
export interface AccountStore {
  /** @throws AccountRefusedError when the name is taken or not one, or the password too short. */
  add(account: { name: string; role: Role; password: string; at: number }): Promise<Account>;
  find(name: string): Promise<Account | null>;
  list(): Promise<Account[]>;
  /** The account when the password is its own and it is active; takes as long either way. */
  check(name: string, password: string): Promise<Account | null>;
  noteSignIn(name: string, at: number): Promise<void>;
  /** @throws AccountRefusedError when there is no such account or the password is too short. */
  setPassword(name: string, password: string): Promise<void>;
  /** @throws AccountRefusedError when there is no such account. */
  change(name: string, change: Partial<Pick<Account, "role" | "isActive">>): Promise<Account>;
}

/** Opens the store, making its table where it is missing. */
export async function createSqliteAccountStore(database: Database): Promise<AccountStore> {
  const tables = database.withTables<Tables>();
  await createTable(tables);
  const rowOf = (name: string) =>
    tables
      .selectFrom("accounts")
      .selectAll()
      .where("name", "=", name.normalize("NFKC").trim().toLowerCase())
      .executeTakeFirst();
  const known = async (name: string) => {
    const row = await rowOf(name);
    if (!row)
      throw new AccountRefusedError(`没有账号“${name}”：用 npm run staff -- list 查看全部。`);
    return row;
  };
  const update = async (name: string, set: Partial<Tables["accounts"]>): Promise<void> => {
    await tables.updateTable("accounts").set(set).where("name", "=", name).execute();
  };
  return {
    add: (account) => add(account, tables),
    find: async (name) => toAccount(await rowOf(name)),
    list: async () =>
      (await tables.selectFrom("accounts").selectAll().orderBy("name").execute()).flatMap(
        (row) => toAccount(row) ?? [],
      ),
    async check(name, password) {
      const row = await rowOf(name);
      const isRight = await isPassword(password, row?.password ?? null);
      return isRight && row?.is_active === 1 ? toAccount(row) : null;
    },
    noteSignIn: (name, at) => update(name, { last_sign_in_at: at }),
    async setPassword(name, password) {
      const { name: key } = await known(name);
      await update(key, { password: await hashPassword(checkPassword(password)) });
    },
    async change(name, { role, isActive }) {
      const row = await known(name);
      const changed = {
        role: role ?? row.role,
        is_active: (isActive ?? row.is_active === 1) ? 1 : 0,
      };
      await update(row.name, changed);
      return asAccount({ ...row, ...changed });
    },
  };
}

async function add(
  { name, role, password, at }: { name: string; role: Role; password: string; at: number },
  tables: Kysely<Tables>,
): Promise<Account> {
  const read = AccountNameSchema.safeParse(name.normalize("NFKC").trim().toLowerCase());
  if (!read.success)
    throw new AccountRefusedError(`账号名“${name}”不能用：要${read.error.issues[0]?.message}。`);
  const row = {
    name: read.data,
    role,
    password: await hashPassword(checkPassword(password)),
    is_active: 1,
    created_at: at,
    last_sign_in_at: null,
  };
  const { numInsertedOrUpdatedRows } = await tables
    .insertInto("accounts")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n)
    throw new AccountRefusedError(
      `账号“${name}”已经有了：换一个名字，或用 npm run staff -- password ${name} 改密码。`,
    );
  return asAccount(row);
}

function checkPassword(password: string): string {
  const { least, most } = PASSWORD_LENGTHS;
  const { length } = Array.from(password);
  if (length >= least && length <= most) return password;
  throw new AccountRefusedError(`密码是${length}个字符：要${least}到${most}个。`);
}

function toAccount(row: Tables["accounts"] | undefined): Account | null {
  return row ? asAccount(row) : null;
}

function asAccount({
  name,
  role,
  is_active,
  created_at,
  last_sign_in_at,
}: Tables["accounts"]): Account {
  return {
    name,
    role,
    isActive: is_active === 1,
    createdAt: created_at,
    lastSignInAt: last_sign_in_at,
  };
}

async function createTable(tables: Kysely<Tables>): Promise<void> {
  await tables.schema
    .createTable("accounts")
    .ifNotExists()
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("password", "text", (column) => column.notNull())
    .addColumn("is_active", "integer", (column) => column.notNull())
    .addColumn("created_at", "integer", (column) => column.notNull())
    .addColumn("last_sign_in_at", "integer")
    .execute();
}
