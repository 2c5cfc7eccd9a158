/** One question: what is to be done, and the material it is to be done with. */
export interface Question {
  /** The order. The material never changes it. */
  instruction: string
  material: string
}

/**
 * A language model behind an OpenAI-compatible endpoint, chosen and paid for by whoever runs the installation. It only
 * ever answers text; what the text is worth is checked by whoever asked.
 */
export interface Assistant {
  /** Where questions go, such as `models.example.gov.cn`: people are told before their document leaves the house. */
  host: string
  model: string
  /**
   * Asks once, and again while the endpoint is only busy or out of reach.
   *
   * Errors: the codes of `assistantErrors`; an aborted signal rejects with its reason.
   */
  ask(question: Question, signal: AbortSignal): Promise<string>
}

export interface AssistantConfig {
  /** Base address, to which `/chat/completions` is added: `https://models.example.gov.cn/v1`. */
  url: string
  model: string
  /** Sent as a bearer token; null for an endpoint of the own network that asks for none. */
  key: string | null
}

export interface AssistantLimits {
  /** One attempt, from the connection to the last byte. */
  timeoutMs: number
  /** Bytes of an answer; what is longer is not read to its end. */
  maxAnswerBytes: number
  /** Attempts after the first. */
  retryCount: number
  /** Wait before the first retry; each further one waits twice as long. */
  retryBaseMs: number
  /** The longest wait that an endpoint may ask for by `retry-after`. */
  maxRetryWaitMs: number
}

export const defaultAssistantLimits: AssistantLimits = {
  timeoutMs: 120_000,
  maxAnswerBytes: 1024 * 1024,
  retryCount: 3,
  retryBaseMs: 2_000,
  maxRetryWaitMs: 60_000,
}
