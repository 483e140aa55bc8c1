// Commands on the device: stored before they are sent, removed when they are acknowledged, in order, with their ids.
import { openDB, type IDBPDatabase } from 'idb';

import type { Command } from './wire';

/** A command that waits for its acknowledgement. */
export type Waiting = { order?: number; seat: string; id: string; command: Command; form: string };

/** What keeps the commands; a page without IndexedDB keeps them in memory and says so. */
export interface Shelf {
  put(waiting: Waiting): Promise<void>;
  remove(id: string): Promise<void>;
  all(seat: string): Promise<Waiting[]>;
}

export class MemoryShelf implements Shelf {
  #items: Waiting[] = [];

  async put(waiting: Waiting): Promise<void> {
    this.#items.push(waiting);
  }

  async remove(id: string): Promise<void> {
    this.#items = this.#items.filter((item) => item.id !== id);
  }

  async all(seat: string): Promise<Waiting[]> {
    return this.#items.filter((item) => item.seat === seat);
  }
}

export class DeviceShelf implements Shelf {
  constructor(private readonly db: IDBPDatabase) {}

  static async open(): Promise<Shelf> {
    try {
      const db = await openDB('plenum', 1, {
        upgrade(fresh) {
          const store = fresh.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
          store.createIndex('id', 'id', { unique: true });
        },
      });
      return new DeviceShelf(db);
    } catch {
      return new MemoryShelf();
    }
  }

  async put(waiting: Waiting): Promise<void> {
    await this.db.add('outbox', JSON.parse(JSON.stringify(waiting)));
  }

  async remove(id: string): Promise<void> {
    const key = await this.db.getKeyFromIndex('outbox', 'id', id);
    if (key !== undefined) await this.db.delete('outbox', key);
  }

  async all(seat: string): Promise<Waiting[]> {
    const all: Waiting[] = await this.db.getAll('outbox');
    return all.filter((item) => item.seat === seat);
  }
}
