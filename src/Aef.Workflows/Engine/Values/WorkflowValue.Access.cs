namespace Aef.Workflows.Engine.Values;

/// <content>Reading and changing.</content>
public readonly partial struct WorkflowValue
{
    /// <summary>Returns true and the boolean when the value is one.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = _bits != 0 && IsBoolean;
        return IsBoolean;
    }

    /// <summary>Returns true and the integer when the value is one.</summary>
    public bool TryGetInteger(out long value)
    {
        value = IsInteger ? _bits : 0;
        return IsInteger;
    }

    /// <summary>Returns true and the number when the value is an integer or a double.</summary>
    public bool TryGetNumber(out double value)
    {
        value = IsNumber ? Number : 0;
        return IsNumber;
    }

    /// <summary>Returns true and the string when the value is one.</summary>
    public bool TryGetString([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
    {
        value = Text;
        return value is not null;
    }

    /// <summary>Returns true and the bytes when the value is a byte sequence.</summary>
    public bool TryGetBytes(out ReadOnlyMemory<byte> value)
    {
        value = (_content as BytesNode)?.Bytes ?? default;
        return _content is BytesNode;
    }

    /// <summary>Returns true and the value of a key when this is a map that has the key.</summary>
    public bool TryGetValue(string key, out WorkflowValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        value = default;
        if (_content is not MapNode map || !map.TryGet(key, out value))
        {
            return false;
        }

        value.MarkShared();
        return true;
    }

    /// <summary>This map with a key set; a value that is not a map counts as an empty one.</summary>
    public WorkflowValue With(string key, WorkflowValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var map = Map?.Copy(extraCapacity: 1) ?? new MapNode(1);
        map.Set(key, value.Shared());
        return Of(map);
    }

    /// <summary>This list with one more element; a value that is not a list counts as an empty one.</summary>
    public WorkflowValue Append(WorkflowValue value)
    {
        var list = List?.Copy(extraCapacity: 1) ?? new ListNode(1);
        list.Add(value.Shared());
        return Of(list);
    }

    /// <inheritdoc/>
    public bool Equals(WorkflowValue other)
    {
        if (ReferenceEquals(_content, other._content))
        {
            return _content is not ScalarTag || (IsDouble ? DoubleBits.Equals(other.DoubleBits) : _bits == other._bits);
        }

        return (_content, other._content) switch
        {
            (string left, string right) => string.Equals(left, right, StringComparison.Ordinal),
            (ListNode left, ListNode right) => left.Items.SequenceEqual(right.Items),
            (MapNode left, MapNode right) => SameEntries(left, right),
            (BytesNode left, BytesNode right) => left.Bytes.AsSpan().SequenceEqual(right.Bytes),
            (FunctionNode left, FunctionNode right) => left.Name == right.Name,
            _ => IsNumber && other.IsNumber && Number.Equals(other.Number),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WorkflowValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _content switch
    {
        string text => text.GetHashCode(StringComparison.Ordinal),
        ListNode list => HashCode.Combine(WorkflowValueKind.List, list.Count),
        MapNode map => HashCode.Combine(WorkflowValueKind.Map, map.Count),
        BytesNode bytes => HashCode.Combine(WorkflowValueKind.Bytes, bytes.Bytes.Length),
        _ => IsNumber ? Number.GetHashCode() : HashCode.Combine(Kind, _bits),
    };

    /// <summary>The value as JSON, for messages; bytes and functions appear as their kind in brackets.</summary>
    public override string ToString() => ValueJson.WriteLenient(this);

    /// <summary>Equality of values.</summary>
    public static bool operator ==(WorkflowValue left, WorkflowValue right) => left.Equals(right);

    /// <summary>Inequality of values.</summary>
    public static bool operator !=(WorkflowValue left, WorkflowValue right) => !left.Equals(right);

    private static bool SameEntries(MapNode left, MapNode right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!right.TryGet(left.Keys[i], out var value) || !value.Equals(left.Values[i]))
            {
                return false;
            }
        }

        return true;
    }
}
