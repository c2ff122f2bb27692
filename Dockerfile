# Worker and HTTP server; which of the two is said by the command. The build needs nothing but this repository.
FROM node:24.21.0-bookworm-slim

LABEL org.opencontainers.image.title="Overgang" \
      org.opencontainers.image.description="The durable clock for time-limited social interventions" \
      org.opencontainers.image.licenses="MPL-2.0"

ENV NODE_ENV=production \
    OVERGANG_HOST=0.0.0.0 \
    OVERGANG_DATA_DIR=/var/lib/overgang

WORKDIR /app
RUN install -d -o node -g node /var/lib/overgang

# The Node binaries that come as packages are for machines without one: this image has the same version.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* node_modules/.bin/node && npm cache clean --force

COPY LICENSE ./
COPY engine engine
COPY src src
COPY workflows workflows
COPY activities activities

# Bundled ahead, as root: at run time nothing under /app can be written.
RUN node -e "import('/app/src/worker.ts').then((worker) => worker.bundleWorkflows())"

USER node
EXPOSE 8080
CMD ["node", "src/main.http.ts"]
