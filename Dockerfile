# Build: nodejieba compiles from source, so this stage has a compiler.
FROM node:24-bookworm AS build
WORKDIR /app
# Packages change less often than code: their layer is kept.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm rebuild nodejieba \
  && npm run build \
  && npm prune --omit=dev --ignore-scripts

# Run: compiled code, production packages and the corpus. Nothing is written but STATE_DIR (and,
# while changed notes are learned, /tmp, where there is one), so the root
# file system can be read-only (docker run --read-only).
FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=8080 STATE_DIR=/state
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist/src ./dist/src
COPY --from=build /app/dist/data ./dist/data
COPY --from=build /app/corpus ./corpus
RUN mkdir /state && chown node:node /state
USER node
VOLUME /state
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Signals reach node itself, which answers what is in flight and ends within nine seconds.
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
