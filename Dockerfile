# Build stage: production packages, with a compiler for the optional vector index.
FROM node:24-bookworm AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

# The image that runs: official Node 24, no compiler, no root.
FROM node:24-bookworm-slim
ENV NODE_ENV=production SHENWEN_HOST=0.0.0.0 SHENWEN_PORT=3000 SHENWEN_DATA=/data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY seeds ./seeds
COPY knowledge ./knowledge
COPY retrieval ./retrieval
COPY bot ./bot
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "bot/main.ts", "start"]
