import type { Part } from './part';
import { blank } from './records/blank';
import type { SoRecord } from './records/blank';
import { CUSTOM_FIELDS, customFieldsOf } from './records/customFields';
import type { CustomField } from './records/customFields';
import type { KindName } from './records/kinds';

/** The user-defined fields of a kind of record: as they are, and as an administrator is about to make them. */
interface Layout {
  published: SoRecord[];
  draft: SoRecord[];
}

/** The layouts of user-defined fields. A record has the fields of the beginning, whatever is published later. */
export class Layouts implements Part {
  private layouts = new Map<KindName, Layout>();
  private publishings = 0;

  reset(): void {
    const kinds = new Set(CUSTOM_FIELDS.filter(isUserDefined).map(({ kind }) => kind));
    this.layouts = new Map(
      [...kinds].map((kind) => {
        const published = customFieldsOf(kind).filter(isUserDefined).map(fieldOf);
        return [kind, { published, draft: structuredClone(published) }];
      }),
    );
    this.publishings = 0;
  }

  /** The layout of a kind; undefined for one without user-defined fields. */
  of(kind: KindName): Layout | undefined {
    return this.layouts.get(kind);
  }

  /** Adds a field of a type to the draft. */
  add(kind: KindName, type: string): SoRecord {
    const layout = this.demand(kind);
    const number = Math.max(0, ...layout.draft.map(({ UDefFieldId }) => Number(UDefFieldId))) + 1;
    const field = {
      ...blank('UserDefinedFieldInfo'),
      UDefFieldId: number,
      ProgId: `SuperOffice:${number}`,
      FieldType: type,
      TabOrder: number,
    };
    layout.draft.push(field);
    return field;
  }

  /** Takes these fields as the draft. What is left out of a field is blank; what the server keeps of it stays. */
  save(kind: KindName, fields: SoRecord[]): SoRecord[] {
    const layout = this.demand(kind);
    layout.draft = fields.map((field) => {
      const old = layout.draft.find(({ UDefFieldId }) => UDefFieldId === field.UDefFieldId);
      const own = { HasBeenPublished: old?.HasBeenPublished ?? false };
      return { ...blank('UserDefinedFieldInfo'), ...field, ...own };
    });
    return layout.draft;
  }

  /** Makes the draft what records have. Returns the number of this publishing. */
  publish(kind: KindName): number {
    const layout = this.demand(kind);
    for (const field of layout.draft) field.HasBeenPublished = true;
    layout.published = structuredClone(layout.draft);
    this.publishings += 1;
    return this.publishings;
  }

  /** Drops what was not published. */
  revert(kind: KindName): void {
    const layout = this.demand(kind);
    layout.draft = structuredClone(layout.published);
  }

  snapshot(): unknown {
    return Object.fromEntries(this.layouts);
  }

  private demand(kind: KindName): Layout {
    const layout = this.layouts.get(kind);
    if (!layout) throw new Error(`A ${kind} has no layout`);
    return layout;
  }
}

function isUserDefined({ name }: CustomField): boolean {
  return name.startsWith('SuperOffice:');
}

function fieldOf({ name, label, type, list }: CustomField, index: number): SoRecord {
  return {
    ...blank('UserDefinedFieldInfo'),
    UDefFieldId: index + 1,
    ProgId: name,
    FieldLabel: label,
    FieldType: type,
    TabOrder: index + 1,
    HasBeenPublished: true,
    MdoListName: list ?? '',
  };
}
