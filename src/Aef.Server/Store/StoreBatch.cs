using System.Buffers;

namespace Aef.Server.Store;

/// <summary>Records that are written together.</summary>
internal sealed class StoreBatch
{
    /// <summary>The bytes of the records.</summary>
    public ArrayBufferWriter<byte> Bytes { get; } = new(4096);

    /// <summary>Where the values are.</summary>
    public List<StoreSlot> Slots { get; } = [];

    /// <summary>Completes when the records are in the file.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
