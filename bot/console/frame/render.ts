import { html } from "hono/html";
import type { ConsoleAssets } from "./assets.ts";
import type { Html } from "./html.ts";
import { layout, type Page } from "./layout.ts";
import type { StaffContext } from "./staff.ts";

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429 | 500;

/** Renders a content into a whole page of the staff room. */
export type RenderPage = (
  context: StaffContext,
  page: Omit<Page, "path">,
  status?: 200 | ProblemStatus,
) => Response | Promise<Response>;

/** Renders the page that says what went wrong. */
export type RenderProblem = (
  context: StaffContext,
  what: ProblemKind,
  status: ProblemStatus,
) => Response | Promise<Response>;

const PROBLEMS = {
  "signed-out": ["请重新登录", "登录已过期，刚才提交的内容没有生效。登录后返回上一页再提交一次。"],
  "stale-form": [
    "请重新提交",
    "这一页不是在本次登录中打开的，刚才提交的内容没有生效。刷新后再提交一次。",
  ],
  "not-allowed": [
    "没有权限",
    "你的账号不能做这件事。需要的话请管理员改角色：npm run staff -- role 账号 editor。",
  ],
  foreign: ["没有生效", "这次提交来自别的网站，已拒绝。"],
  "not-found": ["没有这一页", "地址不对，或内容已被删除。"],
  unreadable: ["没有读懂", "提交的内容不完整，请返回重试。"],
  method: ["没有生效", "这个地址不接受这种请求。"],
  "too-large": ["文件太大", "一次最多上传 20 MB。请拆开，或去掉图片后再上传。"],
  broken: ["出错了", "这次没有成功，内容没有改变。请重试；再出错请把时间告诉维护人员。"],
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

/** Gives the two ways in which the staff room answers. */
export function createRender(assets: ConsoleAssets): {
  render: RenderPage;
  problem: RenderProblem;
} {
  const render: RenderPage = (context, page, status = 200) => {
    const { path } = context.req;
    const staff = context.get("staff") ?? null;
    const notice = page.notice ?? readNotice(context.req.query("done"));
    return context.html(layout({ ...page, path, notice }, staff, assets), status);
  };
  const problem: RenderProblem = (context, what, status) => {
    const [title, text] = PROBLEMS[what];
    return render(context, { title, content: problemView(title, text) }, status);
  };
  return { render, problem };
}

function problemView(title: string, text: string): Html {
  return html`<section class="problem"><h1>${title}</h1><p>${text}</p><p><a href="/staff">回到总览</a></p></section>`;
}

/** What a redirect after a form says was done. */
const NOTICES: Readonly<Record<string, string>> = {
  saved: "已保存。",
  removed: "已删除。",
  password: "密码已改，其他地方的登录都已退出。",
  "signed-out": "已退出。",
};

function readNotice(done: string | undefined): string | null {
  return NOTICES[done ?? ""] ?? null;
}
