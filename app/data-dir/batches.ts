/** Does tasks in batches, one at a time: what is asked while one is under way makes up the next. */
export interface Batches<Task> {
  /** Settles with the batch that the task went into. */
  add(task: Task): Promise<void>;
  /** Resolves when all is done that was asked until now. */
  rest(): Promise<void>;
}

export function inBatches<Task>(perform: (batch: Task[]) => Promise<void>): Batches<Task> {
  let waiting: Task[] = [];
  let next: Promise<void> | undefined;
  let last = Promise.resolve();

  function begin(): Promise<void> {
    const batch = waiting;
    waiting = [];
    next = undefined;
    return perform(batch);
  }
  return {
    add(task) {
      waiting.push(task);
      if (next) return next;
      next = last.then(begin);
      last = next.catch(() => {});
      return next;
    },
    rest: () => last,
  };
}
