import type { Channel } from "#bot/channels/channel.ts";

const ORIGIN = "http://127.0.0.1:3000";

/** A browser without JavaScript: keeps cookies, sends forms, follows no redirect by itself. */
export interface WebVisitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(
    path: string,
    form: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

export function createVisitor(channel: Channel): WebVisitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await channel.fetch(new Request(new URL(path, ORIGIN), { ...init, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    return response;
  };
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form, headers = {}) =>
      send(path, {
        method: "POST",
        headers: { Origin: ORIGIN, ...headers },
        body: new URLSearchParams(form),
      }),
  };
}
