# The whole server in one image: the built pages and the relay. Settings: server/README.md.

FROM node:22-bookworm-slim AS build
WORKDIR /lea-tafel
COPY . .
RUN npm ci && npm run build
# What runs needs the server's packages only.
RUN rm -rf node_modules client/node_modules && npm ci --omit=dev --workspace=@lea/server

FROM node:22-bookworm-slim
WORKDIR /lea-tafel
COPY --from=build /lea-tafel/package.json ./
COPY --from=build /lea-tafel/node_modules node_modules
COPY --from=build /lea-tafel/server/package.json server/
COPY --from=build /lea-tafel/server/dist server/dist
COPY --from=build /lea-tafel/client/dist client/dist
RUN install -d -o node -g node /data
ENV NODE_ENV=production DATA_DIR=/data
VOLUME /data
USER node
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT ?? 8080}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.js"]
