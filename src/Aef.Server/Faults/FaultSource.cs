using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;

namespace Aef.Server.Faults;

/// <summary>The faults that are in force. They can be replaced while the server runs.</summary>
internal sealed class FaultSource
{
    private FaultCounter? _counter;

    /// <summary>The faults; null for none.</summary>
    public FaultCounter? Current => Volatile.Read(ref _counter);

    /// <summary>Puts the faults of a file in force; null for none.</summary>
    /// <exception cref="ArgumentException">The file has mistakes, which the message lists, one per line.</exception>
    public void Load(string? path)
    {
        if (path is not null)
        {
            Use(SourceTextReader.ReadFile(path));
        }
    }

    /// <summary>Puts the faults of a text in force, and begins to count again; an empty list of faults is none.</summary>
    /// <exception cref="ArgumentException">The text has mistakes, which the message lists, one per line.</exception>
    public void Load(ReadOnlySpan<byte> text) => Use(SourceTextReader.Read(text));

    private void Use(SourceTextResult source)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(source.Diagnostics);
        FaultPlan? plan = null;
        if (source.Source is { } text)
        {
            var document = new DocumentReader(new YamlDocumentReader()).Read(text);
            diagnostics.AddRange(document.Diagnostics);
            plan = document.HasErrors ? null : FaultFileReader.Read(document.Root, diagnostics);
        }

#pragma warning disable MA0015 // A user reads the message; the name of a parameter is of no use there.
        var counter = plan is null ? throw new ArgumentException(string.Join('\n', diagnostics.Items)) : new FaultCounter(plan);
#pragma warning restore MA0015
        Volatile.Write(ref _counter, counter);
    }
}
