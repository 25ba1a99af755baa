# The base, here and nowhere else: an exact version and, by the digest of its index, the same bytes on every architecture.
# To move it: bash deploy/pin-base.sh node:26.14.0-trixie-slim
ARG NODE_IMAGE=node:26.10.0-trixie-slim@sha256:930557a230abacbc3f4fd9b8648abf8f4bee1e17cb72195dcdfb2f709bc85b33

# Not on the builder's own platform: what V8 compiles here is only of use to the same Node on the same architecture.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN node deploy/build.mjs --list && node deploy/sbom.mjs >dist/sbom.json && \
    node -e "require('node:fs').rmSync('dist/bundled.json')"

FROM ${NODE_IMAGE}
ARG NODE_IMAGE
ARG VERSION=unreleased
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Namuna" \
      org.opencontainers.image.description="A self-hosted mock of the APIs that verify people and businesses in India, with every documented outcome on demand" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="${NODE_IMAGE}"
# Without API_KEYS the app refuses to start in production.
ENV NODE_ENV=production ENVIRONMENT=production
# V8 would let its heap grow beyond the container's memory. All vendors, the console and its live page in use at once keep some
# 40 MB alive, and with 36 the process ended there within seconds; in 64 MB, 300 clients, each 20th body of 80 kB, still leave
# it at 36 MB of its own. With more memory raise the first to half of it and leave out the second.
ENV NODE_OPTIONS="--max-old-space-size=72 --max-semi-space-size=1"
# What a body took goes back to the system at once.
ENV MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=32768 MALLOC_TRIM_THRESHOLD_=65536
WORKDIR /app
COPY --from=build /app/dist ./dist
# The image's user `node`, as a number, so that Kubernetes can tell that it is not root.
USER 1000:1000
EXPOSE 8000
# Not fetch, which takes 17 MB of the same memory; this takes 9.
HEALTHCHECK --interval=10s --timeout=3s --retries=3 \
  CMD ["node", "-e", "require('node:http').get({ host: process.env.HOST || '127.0.0.1', port: process.env.PORT || 8000, path: '/health' }, (r) => process.exit(r.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.cjs"]
