import type { MessagePort } from 'node:worker_threads';
import type { AnsweredEvaluation, AskedEvaluation } from './evaluations.ts';
import { createEvaluator } from './features/evaluation/evaluator.ts';

/** The evaluating worker's side: one question after the other. */
export function answerEvaluations(port: MessagePort): void {
  const answer = createEvaluator();
  port.on('message', ({ id, order }: AskedEvaluation) => {
    const post = (message: AnsweredEvaluation) => port.postMessage(message);
    try {
      post({ id, answer: answer(order) });
    } catch (error) {
      // noted by whoever asked; the thread goes on, for the next question may be another
      post({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
