// What every server script in global scope may use, typed by ServiceNow's own declarations.
// The list is what the generated scripts need: a new API is added here when a script first uses it.

import * as glide from '@servicenow/glide/src/types';
import * as ws from '@servicenow/glide/src/sn_ws';

declare global {
    const gs: typeof glide.gs;

    const GlideAggregate: typeof glide.GlideAggregate;
    const GlideDateTime: typeof glide.GlideDateTime;
    const GlideRecord: typeof glide.GlideRecord;
    const GlideRecordSecure: typeof glide.GlideRecordSecure;
    const GlideStringUtil: typeof glide.GlideStringUtil;

    // The names as types, for JSDoc.
    type GlideAggregate = glide.GlideAggregate;
    type GlideDateTime = glide.GlideDateTime;
    type GlideElement = glide.GlideElement;
    type GlideRecord = glide.GlideRecord;
    type GlideRecordSecure = glide.GlideRecordSecure;

    namespace sn_ws {
        const RESTMessageV2: typeof ws.RESTMessageV2;
        const RESTResponseV2: typeof ws.RESTResponseV2;
        type RESTMessageV2 = ws.RESTMessageV2;
        type RESTResponseV2 = ws.RESTResponseV2;
    }

    // A java.lang.String is no JavaScript string: `===` never holds, `length` is a method. Scripts
    // may test it for null and hand it to String(), nothing else.
    interface JavaString {
        length(): number;
        readonly isJavaString: unique symbol;
    }

    class AbstractAjaxProcessor {
        getParameter(name: string): JavaString | null;
        getName(): JavaString | null;
        getValue(): JavaString | null;
        getType(): JavaString | null;
        newItem(name?: string): unknown;
        setAnswer(value: string): void;
    }

    interface ObjectConstructor {
        extendsObject<Base, Own>(
            base: abstract new (...args: any[]) => Base,
            own: Own & ThisType<Base & Own & OwnFields>,
        ): Base & Own;
    }

    const Class: { create(): any };

    // Stands around the prototype of a class that extends no other, see script_includes.mjs;
    // OwnFields are those that the class at hand assigns to `this`.
    function ownPrototype<Own>(own: Own & ThisType<Own & OwnFields>): Own;
}
