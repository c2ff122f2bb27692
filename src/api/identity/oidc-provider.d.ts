// The library's own adapter has no types of its own.
declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  import type { AdapterConstructor } from 'oidc-provider';

  const adapter: AdapterConstructor;
  export default adapter;
}
