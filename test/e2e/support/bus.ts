import dbus, { type Message, type MessageBus } from 'dbus-next';

/** A call on the session bus. @returns the reply's body */
export async function call(
  bus: MessageBus,
  destination: string,
  path: string,
  member: string,
  signature = '',
  body: readonly unknown[] = [],
): Promise<unknown[]> {
  const dot = member.lastIndexOf('.');
  const reply = await bus.call(
    new dbus.Message({
      destination,
      path,
      interface: member.slice(0, dot),
      member: member.slice(dot + 1),
      signature,
      body: [...body],
    }),
  );
  return reply?.body ?? [];
}

/** A property's value, without its variant. */
export async function property(
  bus: MessageBus,
  destination: string,
  path: string,
  interfaceName: string,
  name: string,
): Promise<unknown> {
  const [value] = await call(bus, destination, path, 'org.freedesktop.DBus.Properties.Get', 'ss', [
    interfaceName,
    name,
  ]);
  return plain(value);
}

/** The value in a variant, at any depth. */
export function plain(value: unknown): unknown {
  if (value instanceof dbus.Variant) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

type Answer = { readonly signature?: string; readonly body?: unknown[] };
/** What a service answers: null for methods it does not know. */
export type Service = (member: string, message: Message) => Answer | null;

/** Takes a name on the bus and answers what is asked of one interface. */
export async function serve(bus: MessageBus, name: string, interfaceName: string, service: Service): Promise<void> {
  bus.addMethodHandler((message: Message) => {
    const isProperty = message.interface === 'org.freedesktop.DBus.Properties' && message.body[0] === interfaceName;
    if (message.interface !== interfaceName && !isProperty) return false;
    const answer = service(
      isProperty ? `${message.member} ${String(message.body[1] ?? '')}`.trim() : message.member,
      message,
    );
    if (!answer) return false;
    bus.send(dbus.Message.newMethodReturn(message, answer.signature, answer.body));
    return true;
  });
  await bus.requestName(name, 0);
}
