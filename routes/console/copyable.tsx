/** A text to copy, with the button that does it; `id` is unique in its page. */
export function Copyable({ id, text }: { id: string; text: string }) {
  return (
    <div class="copyable">
      <pre tabindex={0}>
        <code id={id}>{text}</code>
      </pre>
      <button type="button" data-copy={id}>
        Copy
      </button>
    </div>
  );
}
