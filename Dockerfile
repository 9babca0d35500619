# docker build -t quoth . ; see docs/operating.md.

FROM node:20-bookworm-slim AS build
# Native modules are compiled where no binary can be fetched.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund && node scripts/assemble.mjs /app

FROM node:20-bookworm-slim
COPY --from=build /app /app
RUN install --directory --owner=node --group=node /data
USER node
# What the bot remembers, and the index of your documents.
WORKDIR /data
VOLUME /data
# The port is for the health check; the web server listens inside the container only.
ENV NODE_ENV=production DATA_DIR=/data PORT=8080
HEALTHCHECK --interval=60s --start-period=120s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without a shell in between, so that SIGTERM reaches the bot.
ENTRYPOINT ["node", "/app/dist/src/cli/quoth.js"]
CMD ["serve"]
