interface Options {
  key: string;
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
}

/** The client under test, as your software has it. */
export class Karza {
  constructor(private readonly options: Options) {}

  /** The name under a PAN; undefined where nobody has it. */
  async nameOf(pan: string): Promise<string | undefined> {
    const { key, baseUrl = 'https://api.karza.in', fetch = globalThis.fetch } = this.options;
    const response = await fetch(`${baseUrl}/v2/pan`, {
      method: 'POST',
      headers: { 'x-karza-key': key, 'Content-Type': 'application/json' },
      body: JSON.stringify({ consent: 'Y', pan }),
    });
    if (!response.ok) throw new Error(`Karza answered ${response.status}`);
    const answer = (await response.json()) as { 'status-code': string; result?: { name: string } };
    return answer['status-code'] === '101' ? answer.result?.name : undefined;
  }
}
