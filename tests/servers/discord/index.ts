export { startDiscordServer } from './server.ts';
export { createScript } from './script/script.ts';
