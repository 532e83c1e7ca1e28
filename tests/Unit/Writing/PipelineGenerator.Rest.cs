using System.Reflection;
using Aef.Documents.Tree;

namespace Aef.Tests.Writing;

/// <content>Properties that the generator does not name, so that a new key of the format is generated without a change here.</content>
internal sealed partial class PipelineGenerator
{
    /// <summary>The methods that set a property of a part of a pipeline, each with its property.</summary>
    public static IEnumerable<(MethodInfo Set, PropertyInfo Property)> Settable(Type part) =>
        from method in part.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.Name.StartsWith("With", StringComparison.Ordinal) && method.GetParameters() is [{ Name: "value" }]
        let property = part.GetProperty(method.Name["With".Length..])
        where property is not null
        orderby method.Name
        select (method, property);

    /// <summary>Sets some of the simple properties that have no value.</summary>
    private T Complete<T>(T part)
        where T : class
    {
        object result = part;
        foreach (var (set, property) in Settable(typeof(T)).Where(s => s.Property.GetValue(result) is null))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (Flip() && Simple(type) is { } value)
            {
                result = set.Invoke(result, [value])!; // these methods return the part
            }
        }

        return (T)result;
    }

    private object? Simple(Type type) =>
        type == typeof(string) ? Text()
        : type == typeof(bool) ? Flip()
        : type == typeof(int) ? _random.Next(1, 30)
        : type == typeof(double) ? Number()
        : type == typeof(MappingNode) ? Map(2)
        : type.IsEnum ? Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length))
        : null;
}
