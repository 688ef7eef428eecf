/** What loading tells of faults between files, and how staff read it; the first that fits counts. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [
    /place-kinds\.json: (.+): record: found "(.+)", expected/u,
    "服务点种类“$1”要有说明官方找法的记录，没有编号为“$2”的记录",
  ],
  [
    /place-kinds\.json: (.+): matter: found "(.+)", expected/u,
    "服务点种类“$1”要有事项，没有编号为“$2”的事项",
  ],
  [/id: found "(.+)", expected the file's name/u, "编号“$1”与条目的名字不同"],
  [
    /found "(.+)", expected one of departments\.json/u,
    "没有“$1”这个责任部门，要照行动方案上的写法",
  ],
  [/found null, expected the line that names (.+)/u, "要写明点名$1的那一行"],
  [/found "(.+)", expected a key of sources/u, "来源里没有编号“$1”"],
  [/found null, expected a date \(.+\)/u, "要写截止日"],
  [/found "(.+)", expected null \(.+\)/u, "这种有效期不写截止日，现在写的是$1"],
  [/validity\.from: found "(.+)", expected a day before (.+)/u, "起始日$1要早于截止日$2"],
  [/district: found .+, expected one only for scope district/u, "范围是一个区才写区，也必须写"],
  [/found "(.+)", expected a record that no other one supersedes/u, "“$1”已被另一条记录取代"],
  [/found "(.+)", expected one that does not lead back to (.+)/u, "“$1”反过来又取代了$2"],
  [/found "(.+)", expected one that ends before (.+)/u, "被取代的“$1”要在$2之前结束"],
  [/supersedes\/instead: found "(.+)", expected the id of a record/u, "没有编号为“$1”的记录"],
  [/matters: found "(.+)", expected the id of a matter of the plan/u, "方案里没有编号为“$1”的事项"],
  [/record: found "(.+)", expected a record's id/u, "没有编号为“$1”的记录"],
  [/record id: found "(.+)" twice, expected once/u, "有两条记录的编号都是“$1”"],
  [/matter id: found "(.+)" twice, expected once/u, "有两个事项的编号都是“$1”"],
  [/anchor: found "(.+)", expected a stretch of a sentence/u, "那条措施里没有“$1”这段原文"],
  [/anchor "(.+)" is in no sentence of the measure/u, "那条措施里没有“$1”这段原文"],
  [/department "(.+)" is not in departments\.json/u, "没有“$1”这个责任部门"],
  [/"(.+)" is not in the 责任部门 line/u, "$1不在这条措施的责任部门里，要写另外的来源"],
  [
    /found no "(.+)", expected every body of the plan/u,
    "少了方案点名的“$1”：部门不能拿掉，也不能改方案上的名称",
  ],
  [/found "(.+)", expected a body of the plan only/u, "方案的责任部门里没有“$1”"],
  [/found the alias "(.+)" twice, expected once/u, "两个部门都叫“$1”"],
  [/: id used twice/u, "编号用了两次"],
  [/kind "(.+)" is not in place-kinds\.json/u, "没有编号为“$1”的服务点种类"],
  [/no district "(.+)"/u, "没有“$1”这个区"],
  [/no town "(.+)" in (.+)/u, "$2没有“$1”这个街镇"],
  [/found nothing, expected the file/u, "文件不见了"],
];

/** Tells a fault of the knowledge in Chinese, with the file where it stands; one that is not known as it is. */
export function tellFault(fault: string): string {
  const [where = ""] = /^[\w./-]+?(?=: )/u.exec(fault) ?? [];
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(fault);
    if (found) return `${where}：${sentence.replaceAll(/\$(\d)/gu, (_, at) => found[at] ?? "")}`;
  }
  return fault;
}
