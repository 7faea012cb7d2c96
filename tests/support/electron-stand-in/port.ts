import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import type { PackedData } from './preload-world.ts';

type PlayedPort = Pick<MessagePortMain, 'close' | 'on' | 'postMessage' | 'start'>;

export interface PortSender {
  deliver(data: PackedData): void;
  close(): void;
}

/** The program's end of a port whose other end lies in the page. */
export class StandInPort extends EventEmitter implements PlayedPort {
  readonly #sender: PortSender;
  #waiting: PackedData[] | undefined = [];
  #isOpen = true;

  constructor(sender: PortSender) {
    super();
    this.#sender = sender;
  }

  start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const data of waiting) this.#tell(data);
  }

  postMessage(message: string | Uint8Array): void {
    if (!this.#isOpen) return;
    this.#sender.deliver(
      typeof message === 'string'
        ? { text: message }
        : { base64: Buffer.from(message).toString('base64') },
    );
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#sender.close();
  }

  receive(data: PackedData): void {
    if (!this.#isOpen) return;
    if (this.#waiting === undefined) this.#tell(data);
    else this.#waiting.push(data);
  }

  /** The page's end has gone. */
  disconnect(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.emit('close');
  }

  #tell(data: PackedData): void {
    const plain = 'text' in data ? data.text : Uint8Array.from(Buffer.from(data.base64, 'base64'));
    this.emit('message', { data: plain, ports: [] });
  }
}
