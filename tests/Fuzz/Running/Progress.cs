using System.IO.MemoryMappedFiles;

namespace Aef.Fuzz.Running;

/// <summary>The number of the input running, in a file that outlives the process: what killed it is known afterwards.</summary>
internal sealed class Progress : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public Progress(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, 16);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>The input running.</summary>
    public long Number
    {
        get => _view.ReadInt64(0);
        set => _view.Write(0, value);
    }

    /// <summary>How many inputs so far were whole workflows or expressions that ran.</summary>
    public long Executed
    {
        get => _view.ReadInt64(8);
        set => _view.Write(8, value);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
