import type { ChatModel } from "./chat-model.ts";
import { keepQuestionsHere } from "./keep-questions-here.ts";
import type { ModelSettings } from "./model-settings.ts";

/**
 * Opens the configured model. The libraries that speak to it take half a second and 100 MB, so they are loaded here and
 * nowhere else: who has no model does not pay for one.
 */
export async function openChatModel(settings: ModelSettings): Promise<ChatModel> {
  keepQuestionsHere();
  const { createOpenAiChatModel } = await import("./open-ai-chat-model.ts");
  return createOpenAiChatModel({
    baseUrl: settings.SHENWEN_MODEL_BASE_URL,
    apiKey: settings.SHENWEN_MODEL_API_KEY,
    model: settings.SHENWEN_MODEL,
    timeoutMs: settings.SHENWEN_MODEL_TIMEOUT_MS,
    clock: Date.now,
  });
}
