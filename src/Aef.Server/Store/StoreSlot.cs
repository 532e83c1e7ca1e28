namespace Aef.Server.Store;

/// <summary>Where the value of a record is: in the file, and in memory until it was written there.</summary>
internal sealed class StoreSlot(long offset, int length, byte[]? value)
{
    private byte[]? _value = value;

    /// <summary>The offset of the value in the file.</summary>
    public long Offset => offset;

    /// <summary>The length of the value.</summary>
    public int Length => length;

    /// <summary>The value, while it is not in the file.</summary>
    public byte[]? Value => Volatile.Read(ref _value);

    /// <summary>The value is in the file now.</summary>
    public void Written() => Volatile.Write(ref _value, null);
}
