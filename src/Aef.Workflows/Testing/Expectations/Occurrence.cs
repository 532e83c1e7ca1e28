using System.Globalization;
using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing.Expectations;

/// <summary>An item that a test expects a number of times in a sequence.</summary>
internal sealed record Occurrence<T>(Func<T, bool> Matches, string Text, int Least, int Most, Location Location)
{
    public string Times => (Least, Most) switch
    {
        (1, 1) => "once",
        var (least, most) when least == most => string.Create(CultureInfo.InvariantCulture, $"{least} times"),
        (var least, int.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"at least {least} times"),
        (0, var most) => string.Create(CultureInfo.InvariantCulture, $"at most {most} times"),
        var (least, most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most} times"),
    };

    public override string ToString() => Least == 1 && Most == 1 ? Text : $"{Text} ({Times})";
}
