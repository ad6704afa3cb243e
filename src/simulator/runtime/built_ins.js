/**
 * The objects that every script shares: those of the engine and the classes of the platform.
 *
 * Source: none, of the stand-in's own.
 * Refused: A script that changes one of them, since every other script of an instance would have to
 * live with it.
 */
(function(simulator) {
    // Taken now, and called without a method of another object: scripts may replace them all.
    var namesOf = Object.getOwnPropertyNames;
    var propertyOf = Object.getOwnPropertyDescriptor;
    var prototypeOf = Object.getPrototypeOf;
    var isExtensible = Object.isExtensible;
    var keysOf = Object.keys;
    var define = Object.defineProperty;
    var remembered = [];
    var isDone = false;

    /** Remembers what there is before the first script runs. */
    simulator.rememberBuiltIns = function(global) {
        remember('', global);
        Object.keys(simulator.es5.members).forEach(function(label) {
            remember(label, simulator.ownerOf(global, label));
        });
        Object.keys(global).forEach(function(label) {
            remember(label, global[label]);
            if (typeof global[label] === 'function') {
                remember(label + '.prototype', global[label].prototype);
            }
        });
        Object.keys(simulator.offered).forEach(function(label) {
            remember(label, simulator.offered[label]);
        });
    };

    function remember(label, object) {
        var isKnown = remembered.some(function(entry) {
            return entry.object === object;
        });

        if (!isKnown) {
            remembered.push({
                label: label ? label + '.' : '',
                object: object,
                prototype: prototypeOf(object),
                isExtensible: isExtensible(object),
                members: membersOf(object)
            });
        }
    }

    function membersOf(object) {
        var members = [];

        namesOf(object).forEach(function(name) {
            if (!isVariable(object, propertyOf(object, name))) {
                members.push(memberOf(object, name));
            }
        });
        return members;
    }

    function memberOf(object, name) {
        var member = propertyOf(object, name);

        member.name = name;
        member.size = sizeOf(member.value);
        return member;
    }

    // What a script makes in the global object, in place of one of the platform's names as well.
    function isVariable(object, property) {
        return object === simulator.global && Boolean(property) && property.enumerable;
    }

    // A function may have properties of its own.
    function sizeOf(value) {
        return typeof value === 'function' ? namesOf(value).length : 0;
    }

    /**
     * Faults for what scripts have changed since, and puts it back: values and names are compared
     * often, everything (`isThorough`) once, at the end of a world.
     */
    simulator.noticeBuiltIns = function(isThorough) {
        var changed = [];
        var index;

        if (isThorough && isDone) {
            return;
        }
        for (index = 0; index < remembered.length; index += 1) {
            compare(remembered[index], changed, isThorough);
        }
        for (index = 0; index < changed.length; index += 1) {
            simulator.fault('a script changes ' + changed[index]);
            simulator.spoil();
        }
        isDone = isThorough;
    };

    function compare(entry, changed, isThorough) {
        var names = namesOf(entry.object);
        var variables = entry.object === simulator.global ? keysOf(entry.object).length : 0;
        var member;
        var property;
        var index;

        for (index = 0; index < entry.members.length; index += 1) {
            member = entry.members[index];
            if (isThorough || !hasValue(entry.object, member)) {
                property = propertyOf(entry.object, member.name);
                if (isVariable(entry.object, property)) {
                    simulator.spoil();
                } else if (!isSame(property, member)) {
                    note(changed, entry.label + member.name);
                    putBack(entry.object, member);
                }
            }
        }
        if (names.length - variables !== entry.members.length) {
            noteFurther(entry, names, changed);
        }
        if (prototypeOf(entry.object) !== entry.prototype ||
                isExtensible(entry.object) !== entry.isExtensible) {
            note(changed, entry.label + '__proto__');
            entry.prototype = prototypeOf(entry.object);
            entry.isExtensible = isExtensible(entry.object);
        }
    }

    // To read what is refused would be a fault, and what a script has put there may throw.
    function hasValue(object, member) {
        var value;

        if (member.get || object === simulator.global) {
            return false;
        }
        try {
            value = object[member.name];
        } catch (e) {
            return false;
        }
        return isSameValue(value, member.value) && sizeOf(value) === member.size;
    }

    function isSame(property, member) {
        return Boolean(property) && isSameValue(property.value, member.value) &&
            property.get === member.get && property.set === member.set &&
            property.writable === member.writable && property.enumerable === member.enumerable &&
            property.configurable === member.configurable &&
            sizeOf(property.value) === member.size;
    }

    // NaN is one of them.
    function isSameValue(one, other) {
        return one === other || one !== one && other !== other;
    }

    // Not by push, which may be what has changed.
    function note(changed, what) {
        changed[changed.length] = what;
    }

    // What cannot be put back is told once; the interpreter serves no other scenario.
    function putBack(object, member) {
        try {
            define(object, member.name, member);
        } catch (e) {
            simulator.spoil();
        }
        member.size = sizeOf(member.value);
    }

    function noteFurther(entry, names, changed) {
        var index;

        for (index = 0; index < names.length; index += 1) {
            if (!isRemembered(entry, names[index]) &&
                    !isVariable(entry.object, propertyOf(entry.object, names[index]))) {
                note(changed, entry.label + names[index]);
                if (!delete entry.object[names[index]]) {
                    entry.members[entry.members.length] = memberOf(entry.object, names[index]);
                }
            }
        }
    }

    function isRemembered(entry, name) {
        var index;

        for (index = 0; index < entry.members.length; index += 1) {
            if (entry.members[index].name === name) {
                return true;
            }
        }
        return false;
    }
})(simulator);
