using System.Collections.Frozen;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Configuration;

/// <summary>Reads <c>retention</c> of a configuration.</summary>
internal static class RetentionReader
{
    /// <summary>The smallest log: it must have room for the line that reports its end.</summary>
    public const long LeastLogBytes = 1024;

    private const string Age = "age";
    private const string Count = "count";
    private const string Size = "size";
    private const string LogSize = "log_size";

    internal static readonly FrozenSet<string> Keys = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Age, Count, Size, LogSize);

    /// <summary>The settings; null without any.</summary>
    public static RetentionSettings? Read(MappingNode? map, DiagnosticBag diagnostics)
    {
        if (map is null)
        {
            return null;
        }

        var reader = new MapReader(map, "retention", Keys, diagnostics);
        return new RetentionSettings
        {
            Age = Parsed<TimeSpan>(reader, Age, "a period such as 30d or 12h", Amount.TryPeriod),
            Count = reader.Integer(Count) is not { } count ? null : count >= 1 ? count : Refuse<int>(reader, Count, "a number from 1 on"),
            Bytes = Parsed<long>(reader, Size, "a size such as 5GB or 500MB", Amount.TrySize),
            LogBytes = Parsed(
                reader,
                LogSize,
                "a size from 1KB on, such as 10MB",
                (string text, out long bytes) => Amount.TrySize(text, out bytes) && bytes >= LeastLogBytes),
        };
    }

    private delegate bool Parse<T>(string text, out T value);

    private static T? Parsed<T>(MapReader reader, string key, string expected, Parse<T> parse)
        where T : struct =>
        reader.Text(key) is not { } text ? null : parse(text, out var value) ? value : Refuse<T>(reader, key, expected);

    private static T? Refuse<T>(MapReader reader, string key, string expected)
        where T : struct
    {
        reader.Diagnostics.Add(RetentionDiagnostics.Invalid.At(
            reader.Origin.ValueOf(key), $"retention.{key}", expected, Quoted.Text(reader.Text(key) ?? string.Empty)));
        return null;
    }
}
