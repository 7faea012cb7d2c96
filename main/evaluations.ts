import { Worker } from 'node:worker_threads';
import type { EvaluatorAnswer, EvaluatorOrder } from './features/evaluation/evaluator.ts';

/** What the worker that evaluates is started with; it stays while questions come. */
export const evaluatorOrder = { keeps: 'evaluations' } as const;

export interface AskedEvaluation {
  readonly id: number;
  readonly order: EvaluatorOrder;
}
export type AnsweredEvaluation =
  | { readonly id: number; readonly answer: EvaluatorAnswer }
  | { readonly id: number; readonly failed: string };

/** A province's year is some tens of megabytes, which nobody needs who has not asked for so long. */
const idleAfterMs = 10 * 60_000;

/** Asks an evaluator in a thread of its own, which begins with the first question and ends when none comes any more. */
export function createEvaluations(workerUrl: URL) {
  type Waiting = { resolve: (answer: EvaluatorAnswer) => void; reject: (error: Error) => void };
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;
  const waiting = new Map<number, Waiting>();

  function begin(): Worker {
    const begun = new Worker(workerUrl, { workerData: evaluatorOrder });
    begun.unref(); // a program that is asked to stop does not wait for it
    const end = (error: Error) => {
      if (worker !== begun) return;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on('message', (message: AnsweredEvaluation) => {
      const found = waiting.get(message.id);
      waiting.delete(message.id);
      if ('answer' in message) found?.resolve(message.answer);
      else found?.reject(new Error(message.failed));
    });
    begun.on('error', end);
    begun.on('exit', (code) => end(new Error(`evaluator ended with code ${code}`)));
    return begun;
  }

  function stop(): void {
    clearTimeout(idle);
    if (waiting.size > 0) return;
    void worker?.terminate();
    worker = undefined;
  }

  return {
    ask(order: EvaluatorOrder): Promise<EvaluatorAnswer> {
      worker ??= begin();
      clearTimeout(idle);
      idle = setTimeout(stop, idleAfterMs);
      idle.unref();
      asked += 1;
      const message: AskedEvaluation = { id: asked, order };
      return new Promise((resolve, reject) => {
        waiting.set(message.id, { resolve, reject });
        worker?.postMessage(message);
      });
    },
    close(): void {
      clearTimeout(idle);
      void worker?.terminate();
    },
  };
}
