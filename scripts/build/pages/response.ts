/**
 * Stands in for the platform's `Response` in compiled pages. An endpoint's answer is read at once, by this build: the
 * platform's would be encoded and decoded again, which costs more than making most feeds.
 */
export class Response {
  readonly #body: string;

  constructor(body: string) {
    this.#body = body;
  }

  async text(): Promise<string> {
    return this.#body;
  }
}
