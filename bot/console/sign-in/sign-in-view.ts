import { html } from "hono/html";
import { fieldView } from "../frame/form.ts";
import type { Html } from "../frame/html.ts";

export interface SignInPage {
  /** Where to go after it. */
  readonly back: string;
  readonly fault: string | null;
  readonly name: string;
  /** Whether there is no account yet. */
  readonly isEmpty: boolean;
  readonly hasOidc: boolean;
}

/** The form of the name and the password. */
export function signInView({ back, fault, name, isEmpty, hasOidc }: SignInPage): Html {
  const query = new URLSearchParams({ back });
  return html`<section class="sign-in"><h1>登录工作台</h1>
${isEmpty ? html`<p class="note">还没有账号。请在服务器上运行 <code>npm run staff -- add 姓名 --role admin</code>。</p>` : ""}
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ""}
<form method="post" action="/staff/sign-in" class="form"><input type="hidden" name="back" value="${back}">
${fieldView({ name: "name", label: "账号", value: name, isRequired: true, autocomplete: "username" })}
${fieldView({ name: "password", label: "密码", type: "password", isRequired: true, autocomplete: "current-password" })}
<button class="primary" type="submit">登录</button></form>
${hasOidc ? html`<p><a class="button" href="/staff/oidc/start?${query}">用统一身份登录</a></p>` : ""}</section>`;
}
