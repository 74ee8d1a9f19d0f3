FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-progress
COPY tools/image/slim.ts ./tools/image/slim.ts
# An image with FFmpeg is to be handed on under the GPL only (NOTICE.md). --build-arg FFMPEG=no leaves it out: pictures
# still work, GIFs and videos do not.
ARG FFMPEG=yes
RUN node tools/image/slim.ts node_modules $([ "$FFMPEG" = yes ] || echo --without-ffmpeg)

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
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "/app/bin/faceswap-bot.js", "health"]
ENTRYPOINT ["node", "/app/bin/faceswap-bot.js"]
CMD ["serve"]
