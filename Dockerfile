# Build: nodejieba compiles from source, so this stage has a compiler.
FROM node:24-bookworm AS build
WORKDIR /app
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts

# Run: compiled code, production packages and the corpus; nothing is written but STATE_DIR.
FROM node:24-bookworm-slim
ENV NODE_ENV=production STATE_DIR=/state
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/corpus ./corpus
RUN mkdir /state && chown node:node /state
USER node
VOLUME /state
STOPSIGNAL SIGTERM
CMD ["node", "dist/src/main.js"]
