using System.Runtime.CompilerServices;
using System.Text;

namespace Aef.Workflows.Engine.Values;

/// <summary>
/// A value of the language: null, boolean, integer, double, string, bytes, list or map. Values never change; operations return new values.
/// The default is null. Two values are equal when their kinds and contents are equal; an integer and a double are also equal when their
/// numbers are.
/// </summary>
public readonly partial struct WorkflowValue : IEquatable<WorkflowValue>
{
    private readonly object? _content;
    private readonly long _bits;

    private WorkflowValue(object? content, long bits)
    {
        _content = content;
        _bits = bits;
    }

    /// <summary>null.</summary>
    public static WorkflowValue Null => default;

    /// <summary>The empty map.</summary>
    public static WorkflowValue EmptyMap => new(new MapNode(0), 0);

    /// <summary>The empty list.</summary>
    public static WorkflowValue EmptyList => new(new ListNode(0), 0);

    /// <summary>The type of the value.</summary>
    public WorkflowValueKind Kind => _content switch
    {
        null => WorkflowValueKind.Null,
        string => WorkflowValueKind.String,
        ScalarTag tag => tag.Kind,
        _ => Unsafe.As<ValueNode>(_content).Kind,
    };

    /// <summary>True for null.</summary>
    public bool IsNull => _content is null;

    /// <summary>True for lists and maps.</summary>
    public bool IsContainer => _content is ListNode or MapNode;

    /// <summary>
    /// The size in bytes as the service counts it: 8 for scalars and null, 8 plus the content for strings, bytes, lists and maps.
    /// </summary>
    public long Size => _content switch
    {
        string => _bits,
        ValueNode node => node.Size,
        _ => 8,
    };

    /// <summary>The elements of a list; empty for other kinds.</summary>
    public IReadOnlyList<WorkflowValue> Items => _content is ListNode list ? Frozen(list) : [];

    /// <summary>The entries of a map in their order; empty for other kinds.</summary>
    public IReadOnlyList<KeyValuePair<string, WorkflowValue>> Entries => _content is MapNode map ? Frozen(map) : [];

    internal static WorkflowValue Unassigned => new(ScalarTag.Unassigned, 0);

    internal bool IsUnassigned => ReferenceEquals(_content, ScalarTag.Unassigned);

    internal bool IsInteger => ReferenceEquals(_content, ScalarTag.Integer);

    internal bool IsDouble => ReferenceEquals(_content, ScalarTag.Double);

    internal bool IsBoolean => ReferenceEquals(_content, ScalarTag.Boolean);

    internal bool IsNumber => IsInteger || IsDouble;

    internal long Bits => _bits;

    internal double DoubleBits => BitConverter.Int64BitsToDouble(_bits);

    internal double Number => IsInteger ? _bits : DoubleBits;

    internal string? Text => _content as string;

    internal ValueNode? Node => _content as ValueNode;

    internal ListNode? List => _content as ListNode;

    internal MapNode? Map => _content as MapNode;

    internal string? FunctionName => (_content as FunctionNode)?.Name;

    /// <summary>The value of a key of a map; null when the key is missing or the value is not a map.</summary>
    public WorkflowValue this[string key]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(key);
            if (_content is not MapNode map || !map.TryGet(key, out var value))
            {
                return default;
            }

            value.MarkShared();
            return value;
        }
    }

    /// <summary>A boolean.</summary>
    public static WorkflowValue FromBoolean(bool value) => new(ScalarTag.Boolean, value ? 1 : 0);

    /// <summary>An integer.</summary>
    public static WorkflowValue FromInteger(long value) => new(ScalarTag.Integer, value);

    /// <summary>A double.</summary>
    public static WorkflowValue FromDouble(double value) => new(ScalarTag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A string; null for null.</summary>
    public static WorkflowValue FromString(string? value) => value is null ? default : new(value, 8 + Encoding.UTF8.GetByteCount(value));

    /// <summary>A copy of the given bytes.</summary>
    public static WorkflowValue FromBytes(ReadOnlySpan<byte> value) => new(new BytesNode(value.ToArray()), 0);

    /// <summary>A list of the given elements.</summary>
    public static WorkflowValue FromList(params ReadOnlySpan<WorkflowValue> items)
    {
        var list = new ListNode(items.Length);
        foreach (ref readonly var item in items)
        {
            item.MarkShared();
            list.Add(item);
        }

        return new WorkflowValue(list, 0);
    }

    /// <summary>A map of the given entries; a duplicate key keeps its first position and its last value.</summary>
    public static WorkflowValue FromMap(params ReadOnlySpan<(string Key, WorkflowValue Value)> entries)
    {
        var map = new MapNode(entries.Length);
        foreach (ref readonly var entry in entries)
        {
            entry.Value.MarkShared();
            map.Set(entry.Key, entry.Value);
        }

        return new WorkflowValue(map, 0);
    }

    /// <summary>Converts a string to a value.</summary>
    public static implicit operator WorkflowValue(string? value) => FromString(value);

    /// <summary>Converts an integer to a value.</summary>
    public static implicit operator WorkflowValue(long value) => FromInteger(value);

    /// <summary>Converts a double to a value.</summary>
    public static implicit operator WorkflowValue(double value) => FromDouble(value);

    /// <summary>Converts a boolean to a value.</summary>
    public static implicit operator WorkflowValue(bool value) => FromBoolean(value);

    internal static WorkflowValue Of(ListNode list) => new(list, 0);

    internal static WorkflowValue Of(MapNode map) => new(map, 0);

    internal static WorkflowValue OfOwned(byte[] bytes) => new(new BytesNode(bytes), 0);

    internal static WorkflowValue OfFunction(string name) => new(new FunctionNode(name), 0);

    /// <summary>Marks the content as shared from now on.</summary>
    internal void MarkShared()
    {
        if (_content is ValueNode node)
        {
            node.IsShared = true;
        }
    }

    internal WorkflowValue Shared()
    {
        MarkShared();
        return this;
    }

    private static T Frozen<T>(T node)
        where T : ValueNode
    {
        node.IsShared = true;
        return node;
    }
}
