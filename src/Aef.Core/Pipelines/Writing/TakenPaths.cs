using Aef.Documents.Reading;

namespace Aef.Core.Pipelines.Writing;

/// <summary>
/// The files and folders that outputs must not replace, by what they are. The links of each path are followed once, so that thousands of
/// outputs can be compared with thousands of inputs.
/// </summary>
internal sealed class TakenPaths
{
    private static readonly string[] ReadEndings = [".json", ".yaml", ".yml"];

    private readonly Dictionary<string, (int Order, string What)> _files = new(PhysicalPath.Comparer);
    private readonly List<(int Order, string Path, string What)> _folders = [];
    private int _count;

    /// <summary>Adds a path. Of two paths that name one file, the first counts.</summary>
    public void Add(string path, string what)
    {
        var order = _count++;
        var physical = PhysicalPath.Of(path);
        if (Directory.Exists(path))
        {
            _folders.Add((order, physical, what));
        }
        else
        {
            _files.TryAdd(physical, (order, what));
        }
    }

    /// <summary>
    /// What the path is that was added first and names the same file, or a folder with the file; null if there is none. The current files
    /// of an input folder count as inputs, as far as they can be listed.
    /// </summary>
    public string? Find(string path)
    {
        if (_count == 0)
        {
            return null;
        }

        var physical = PhysicalPath.Of(path);
        var file = _files.TryGetValue(physical, out var found) ? found : (Order: int.MaxValue, What: null!); // replaced, or not read
        if (_folders.Count > 0 && IsRead(path))
        {
            foreach (var (order, folder, what) in _folders)
            {
                if (order < file.Order && PhysicalPath.IsBelow(physical, folder))
                {
                    return what;
                }
            }
        }

        return file.What;
    }

    private static bool IsRead(string path) =>
        Array.Exists(ReadEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)) && File.Exists(path);
}
