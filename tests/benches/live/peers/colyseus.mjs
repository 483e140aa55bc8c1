// A room of Colyseus without state: messages alone, as the others have them.
import { createServer } from "node:http";
import { Room, Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";

const snapshot = "s".repeat(Number(process.env.SNAPSHOT_BYTES));

class Hall extends Room {
  maxClients = 100_000;
  patchRate = null;

  onCreate() {
    this.onMessage("say", (_client, text) => this.broadcast("said", text));
  }

  onJoin(client) {
    client.send("snapshot", snapshot);
  }
}

const http = createServer();
const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false });
server.define("hall", Hall);
await server.listen(0, "127.0.0.1", 4096);
console.log(`http://127.0.0.1:${http.address().port}`);
