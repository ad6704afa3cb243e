/**
 * The objects that every script shares: those of the engine and the classes of the platform.
 *
 * Source: none, of the stand-in's own.
 * Refused: A script that changes one of them, since every other script of an instance would have to
 * live with it.
 */
(function(simulator) {
    var namesOf = Object.getOwnPropertyNames;
    var propertyOf = Object.getOwnPropertyDescriptor;
    var isEnumerable = Object.prototype.propertyIsEnumerable;
    var remembered = [];

    /** Remembers what there is before the first script runs. */
    simulator.rememberBuiltIns = function(global) {
        remember('', global);
        Object.keys(simulator.es5.members).forEach(function(label) {
            remember(label, simulator.ownerOf(global, label));
        });
        Object.keys(simulator.offered).forEach(function(label) {
            remember(label, simulator.offered[label]);
        });
        Object.keys(global).forEach(function(label) {
            remember(label, global[label]);
        });
    };

    function remember(label, object) {
        remembered.push({ label: label, object: object, members: membersOf(object) });
    }

    function membersOf(object) {
        return namesOf(object).filter(function(name) {
            return !isVariable(object, name);
        }).map(function(name) {
            var property = propertyOf(object, name);

            return { name: name, value: property.value, get: property.get,
                size: sizeOf(property.value) };
        });
    }

    // What a script makes in the global object, in place of one of the platform's names as well.
    function isVariable(object, name) {
        return object === simulator.global && isEnumerable.call(object, name);
    }

    // A function may have properties of its own.
    function sizeOf(value) {
        return typeof value === 'function' ? namesOf(value).length : 0;
    }

    /** Faults for what scripts have changed since; each is told once. */
    simulator.noticeBuiltIns = function() {
        remembered.filter(isChanged).forEach(noticeChange);
    };

    function isChanged(entry) {
        var count = namesOf(entry.object).length;

        if (entry.object === simulator.global) {
            count -= Object.keys(entry.object).length;
        }
        return count !== entry.members.length || !entry.members.every(function(member) {
            return isSame(entry.object, member);
        });
    }

    // To read what is refused would be a fault.
    function isSame(object, member) {
        var value;

        if (member.get) {
            return (propertyOf(object, member.name) || {}).get === member.get;
        }
        try {
            value = object[member.name];
        } catch (e) {
            return false;
        }
        // NaN is one of them.
        return (value === member.value || value !== value && member.value !== member.value) &&
            sizeOf(value) === member.size;
    }

    function noticeChange(entry) {
        var found = membersOf(entry.object);

        entry.members.filter(function(member) {
            return !isVariable(entry.object, member.name) && !isSame(entry.object, member);
        }).concat(found.filter(function(member) {
            return !entry.members.some(function(other) {
                return other.name === member.name;
            });
        })).forEach(function(member) {
            simulator.fault('a script changes ' + (entry.label ? entry.label + '.' : '') +
                member.name);
        });
        entry.members = found;
        simulator.spoil();
    }
})(simulator);
