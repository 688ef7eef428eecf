/**
 * Words with which statements are joined and addressed, and that say nothing of their own. What a model adds to the words
 * of its passages must be of these, so nothing that denies, ends or counts is among them; 可以 and 应当 are, since every
 * check of a sentence holds them against the passages.
 */
export const PLAIN_WORDS: readonly string[] = [
  ..."拿到 的话 如果 若是 只要 那么 因此 所以 因为 由于 另外 此外 同时 并且 而且 以及 或者 还是 然后 之后 以后 之前 其中 其他 另有 此项 该项 这项 这个 这些 那个 这样 对于 关于 按照 根据 依照 通过 作为 属于 包括 例如 比如 分别 具体 目前 一般 主要 相关 有关 规定 情况 方面 部分 内容 事项 人员 本人 自己 您的 你的 您要 你要 需要 可以 应当 能够 如下 以下 以上 上述 前面 满足 符合 条件 具备 办理 申请 申领 领取 享受 提出 提交 前往 到达 想要 打算 方式 渠道 途径 材料 标准 金额 对象 范围 时间 问题 资料 目标 方案 写明 提到 要求 行动方案 我们 他们 大家 第一 第二 首先 其次 最后 即可 就是 也就是 也就是说 简单 来说 说来 具体来说 换句话说 另一 一项 一种 一个 两个 几个 当中 里面 上面 中的".split(
    " ",
  ),
  ..."的 了 是 在 和 与 或 及 并 且 而 也 还 就 都 再 又 则 即 如 若 当 对 对于 给 向 到 从 由 把 被 让 用 以 为 于 按 会 能 可 要 应 须 需 需 请 您 你 我 他 她 它 其 该 此 这 那 些 项 个 种 类 等 者 人 方 处 时 后 前 中 内 上 下 里 外 间 约 达 有 拿 领 办 去 来 做 想 先 才 指 看 问 说 写 叫 称 即 呢 吗 吧 啊 着 过 地 得 所 之 第 条 至 起 再 将 若 又".split(
    " ",
  ),
];

/** The same in English, by the beginning of the word. */
export const PLAIN_ENGLISH: readonly string[] = [
  ..."a an the and or but if then so as at by for from in into of on to with within about after before than that this these those there here it its is are was be been being has have had do does can will you your yours i we they them their who whom which what when where how why other another also too such during out".split(
    " ",
  ),
  ..."apply applies applicant qualify qualifies condition target plan measure amount subsidy according include including example need needs get gets receive receives people person resident shanghai city document say says".split(
    " ",
  ),
];
