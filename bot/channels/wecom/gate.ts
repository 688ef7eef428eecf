import { checkCorpAddress, openCorpRequest } from "../tencent/corp-gate.ts";
import type { Gate } from "../tencent/gate.ts";
import { createMessageCrypt } from "../tencent/message-crypt.ts";
import { createNonceMemory } from "../tencent/nonce-memory.ts";
import { readMessage } from "../tencent/read-message.ts";
import { sealReply } from "../tencent/seal-reply.ts";
import { FRESH_MS, readStamp } from "../tencent/sealed-request.ts";
import { readXml } from "../tencent/xml.ts";
import type { WecomSettings } from "./settings.ts";

/** Creates the gate of an application; another application's messages are refused. */
export function createWecomGate(
  { corpId, agentId, token, aesKey }: WecomSettings,
  clock: () => number,
): Gate {
  const checks = { token, clock, crypt: createMessageCrypt({ aesKey, receiveId: corpId }) };
  const nonces = createNonceMemory(clock, FRESH_MS);
  return {
    checkAddress: (query) => checkCorpAddress(query, checks),
    async open(request) {
      const xml = await openCorpRequest(request, checks);
      if (typeof xml !== "string") return xml;
      const fields = readXml(xml);
      if (!fields) return { refusal: "xml" };
      const message = readMessage(fields);
      const isOurs = fields.get("AgentID") === String(agentId);
      if (!message || !isOurs) return { refusal: "message" };
      const stamp = readStamp(new URL(request.url).searchParams);
      return nonces.accept(stamp, message.key) ? { message, xml } : { refusal: "nonce" };
    },
    seal: (message, text) => sealReply(message, text, checks),
  };
}
