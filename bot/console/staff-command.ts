import { Argument, type Command, Option } from "commander";
import { ROLE_LABELS, ROLES, type Role } from "./accounts/account.ts";
import { inventPassword } from "./accounts/password.ts";
import type { AccountStore } from "./accounts/sqlite-account-store.ts";
import type { ConsoleParts } from "./console-parts.ts";
import { formatMoment } from "./frame/format.ts";

interface Surroundings {
  readonly output: { write(text: string): unknown };
  /** The staff room's database. */
  readonly file: () => string;
}

type Stores = Pick<ConsoleParts, "accounts" | "sessions" | "audit">;

/** Does something with the stores, notes it, and says what came of it. */
type Run = (
  action: string | null,
  name: string,
  work: (stores: Stores) => Promise<string>,
) => Promise<void>;

/** Adds the command `staff`, by which accounts of the staff room are made and changed: who runs it runs the server. */
export function addStaffCommand(program: Command, { output, file }: Surroundings): void {
  const staff = program.command("staff").description("工作台的账号");
  const run: Run = async (action, name, work) => {
    // Loaded only here: the other commands need no database and start sooner without it.
    const { openDatabase } = await import("#bot/storage/open-database.ts");
    const { openAccounts } = await import("./open-accounts.ts");
    const database = await openDatabase(file());
    try {
      const stores = await openAccounts(database);
      output.write(`${await work(stores)}\n`);
      const entry = { by: "system", target: name, detail: "命令", at: Date.now() };
      if (action !== null) await stores.audit.add({ ...entry, action });
    } finally {
      await database.destroy();
    }
  };
  addCreation(staff, run);
  addPassword(staff, run);
  addRole(staff, run);
  addSwitch(staff, run, { name: "disable", isActive: false, tells: "停用账号，登录立刻退出" });
  addSwitch(staff, run, { name: "enable", isActive: true, tells: "重新启用账号" });
  staff
    .command("list")
    .description("全部账号")
    .action(() => run(null, "", async ({ accounts }) => listAccounts(accounts)));
}

function addCreation(staff: Command, run: Run): void {
  const role = new Option("--role <role>", "viewer 查看，editor 编辑，admin 管理");
  staff
    .command("add")
    .description("新建账号，打印一个初始密码（只打印这一次）")
    .argument("<name>", "账号")
    .addOption(role.choices(ROLES).default("viewer"))
    .action((name: string, options: { role: Role }) =>
      run("新建账号", name, async ({ accounts }) => {
        const password = inventPassword();
        const account = await accounts.add({ name, ...options, password, at: Date.now() });
        const told = `账号 ${account.name}（${ROLE_LABELS[account.role]}）已建，初始密码：${password}`;
        return `${told}\n请登录后在“我的账号”里改掉。`;
      }),
    );
}

function addPassword(staff: Command, run: Run): void {
  staff
    .command("password")
    .description("重设密码，打印一个新密码；这个账号的登录全部退出")
    .argument("<name>", "账号")
    .action((name: string) =>
      run("重设密码", name, async ({ accounts, sessions }) => {
        const password = inventPassword();
        await accounts.setPassword(name, password);
        await sessions.endAll(await keyOf(name, accounts));
        return `新密码：${password}`;
      }),
    );
}

function addRole(staff: Command, run: Run): void {
  staff
    .command("role")
    .description("改角色；下一次打开页面就生效")
    .argument("<name>", "账号")
    .addArgument(new Argument("<role>", "角色").choices(ROLES))
    .action((name: string, role: Role) =>
      run("改角色", name, async ({ accounts }) => {
        const account = await accounts.change(name, { role });
        return `${account.name} 的角色是 ${ROLE_LABELS[account.role]}。`;
      }),
    );
}

function addSwitch(
  staff: Command,
  run: Run,
  { name, isActive, tells }: { name: string; isActive: boolean; tells: string },
): void {
  const action = isActive ? "启用账号" : "停用账号";
  staff
    .command(name)
    .description(tells)
    .argument("<name>", "账号")
    .action((account: string) =>
      run(action, account, async ({ accounts, sessions }) => {
        const changed = await accounts.change(account, { isActive });
        if (!isActive) await sessions.endAll(changed.name);
        return `${changed.name} 已${isActive ? "启用" : "停用"}。`;
      }),
    );
}

async function keyOf(name: string, accounts: AccountStore): Promise<string> {
  return (await accounts.find(name))?.name ?? name;
}

async function listAccounts(accounts: AccountStore): Promise<string> {
  const all = await accounts.list();
  if (all.length === 0) return "还没有账号：npm run staff -- add 姓名 --role admin";
  return all
    .map(({ name, role, isActive, lastSignInAt }) =>
      [
        name,
        ROLE_LABELS[role],
        isActive ? "可登录" : "已停用",
        `最近登录 ${formatMoment(lastSignInAt)}`,
      ].join("\t"),
    )
    .join("\n");
}
