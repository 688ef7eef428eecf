import type { Database } from "#bot/storage/open-database.ts";
import type { SwitchScope, SwitchStore, SwitchTurn } from "./switch-store.ts";

type Tables = {
  switch_turns: { scope: SwitchScope; is_on: number; reason: string; by: string; at: number };
};

/** Creates the store of the switches, making its table where it is missing. Which is on follows from its last turn. */
export async function createSqliteSwitchStore(database: Database): Promise<SwitchStore> {
  const switches = database.withTables<Tables>();
  await switches.schema
    .createTable("switch_turns")
    .ifNotExists()
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("is_on", "integer", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .execute();
  const history = async (scope?: SwitchScope): Promise<SwitchTurn[]> => {
    const all = switches.selectFrom("switch_turns").selectAll();
    const asked = scope === undefined ? all : all.where("scope", "=", scope);
    const rows = await asked.orderBy("rowid" as never, "desc").execute();
    return rows.map(({ is_on, ...row }) => ({ ...row, isOn: is_on === 1 }));
  };
  return {
    async turn({ isOn, ...change }) {
      const { scope, reason, by, at } = change;
      const row = { scope, reason, by, at, is_on: isOn ? 1 : 0 };
      await switches.insertInto("switch_turns").values(row).execute();
    },
    async current() {
      const last = Map.groupBy(await history(), ({ scope }) => scope);
      return Array.from(last.values()).flatMap(([turn]) => (turn?.isOn ? [turn] : []));
    },
    history,
  };
}
