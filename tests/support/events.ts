export interface SentEvent {
  id?: string;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  data: any;
}

/** Reads server-sent events one by one; `comment` stands for a line that says nothing, undefined for the end. */
export function readEvents(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    async next(): Promise<SentEvent | 'comment' | undefined> {
      while (!text.includes('\n\n')) {
        const { done, value } = await reader.read();
        if (done) return undefined;
        text += decoder.decode(value, { stream: true });
      }
      const end = text.indexOf('\n\n');
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      return lines[0]!.startsWith(':') ? 'comment' : toEvent(lines);
    },
    cancel: () => reader.cancel(),
  };
}

function toEvent(lines: string[]): SentEvent {
  const fields = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s, 2)));
  return { ...fields, data: JSON.parse(fields.data) } as SentEvent;
}
