using System.Globalization;
using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>An expected diagnostic: its code and, if set, its line and column in the source.</summary>
internal sealed record DiagnosticPattern(string Code, int? Line, int? Column, Location Location)
{
    public bool Matches(Diagnostic diagnostic) =>
        diagnostic.Code == Code
        && (Line is null || diagnostic.Location.Start.Line == Line)
        && (Column is null || diagnostic.Location.Start.Column == Column);

    public override string ToString() => (Line, Column) switch
    {
        (null, null) => Code,
        ({ } line, null) => string.Create(CultureInfo.InvariantCulture, $"{Code} in line {line}"),
        (null, { } column) => string.Create(CultureInfo.InvariantCulture, $"{Code} in column {column}"),
        ({ } line, { } column) => string.Create(CultureInfo.InvariantCulture, $"{Code} at {line}:{column}"),
    };
}
