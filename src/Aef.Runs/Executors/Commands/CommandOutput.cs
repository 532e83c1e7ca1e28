using System.Text;
using Aef.Documents.Reading;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors.Commands;

/// <summary>
/// The file named by <c>AEF_OUTPUT</c>, in a private temporary folder: JSON, or lines <c>key=value</c>. Values of lines are strings.
/// </summary>
internal sealed class CommandOutput : IDisposable
{
    private const int MaxBytes = 1 << 20;

    private readonly string _folder;

    private CommandOutput(string folder) => _folder = folder;

    /// <summary>The path of the file, which does not exist yet.</summary>
    public string Path => System.IO.Path.Combine(_folder, "output");

    /// <summary>Creates the folder, which only the user can read.</summary>
    public static CommandOutput Create() => new(Directory.CreateTempSubdirectory("aef-output-").FullName);

    /// <summary>The output, or the reason why it cannot be read. Null without a file.</summary>
    public (WorkflowValue Value, string? Problem) Read()
    {
        try
        {
            var file = new FileInfo(Path);
            if (!file.Exists || file.LinkTarget is not null)
            {
                return (WorkflowValue.Null, null);
            }

            if (RegularFile.WhyNot(Path) is { } reason)
            {
                return (default, $"The file of AEF_OUTPUT cannot be read: {reason}");
            }

            if (file.Length > MaxBytes)
            {
                return (default, $"The file of AEF_OUTPUT has more than {MaxBytes} bytes.");
            }

            return Parse(File.ReadAllBytes(Path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (default, $"The file of AEF_OUTPUT cannot be read: {e.Message}");
        }
    }

    /// <summary>Deletes the folder.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Temporary files may stay behind.
        }
    }

    private static (WorkflowValue Value, string? Problem) Parse(byte[] bytes)
    {
        if (WorkflowValue.TryFromJson(bytes, out var json, out _))
        {
            return (json, null);
        }

        var values = WorkflowValue.EmptyMap;
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0))
        {
            var end = line.IndexOf('=', StringComparison.Ordinal);
            if (end <= 0)
            {
                return (default, "The file of AEF_OUTPUT is neither JSON nor lines of the form key=value.");
            }

            values = values.With(line[..end], WorkflowValue.FromString(line[(end + 1)..]));
        }

        return (values.Entries.Count == 0 ? WorkflowValue.Null : values, null);
    }
}
