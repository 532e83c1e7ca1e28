using Aef.Cli.Input;
using Aef.Runs.Workspace;

namespace Aef.Cli.Rendering;

/// <summary>Writes the results of formatting as one JSON document.</summary>
internal static class FormatJson
{
    /// <summary>Writes the document; nothing was written to files when <paramref name="isCheck"/> or <paramref name="withText"/>.</summary>
    public static void Write(
        TextWriter output,
        IReadOnlyList<FormattedFile> files,
        bool isCheck,
        bool withText,
        IReadOnlyList<SkippedFile> skipped) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            var toOutput = withText || (file.Name == InputLoader.Standard && !isCheck);
            json.WriteStartObject();
            json.WriteString("path", file.Name);
            json.WriteBoolean("was_formatted", file.Result is { Text: not null, IsFormatted: true });
            json.WriteBoolean("written", file.IsChanged && !isCheck && !toOutput);
            json.WriteOptional("text", toOutput ? file.ShownText : null);
            DiagnosticJson.Write(json, file.Result.Diagnostics);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        InputSearch.WriteSkipped(json, skipped);
    });
}
