using Aef.Core.Targets.Terraform.Model;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Terraform;

/// <summary>The files of every configuration, which refer to the local values that a compilation writes.</summary>
internal static class TerraformLibrary
{
    /// <summary>The names of the files that are written as they are.</summary>
    public static readonly string[] Constant = ["main.tf.json", "accounts.tf.json", "composer.tf.json", "outputs.tf.json"];

    private const string Variables = "variables.tf.json";
    private const string Variable = "variable";

    /// <summary>The text of a file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(TerraformLibrary).Assembly.GetManifestResourceStream("terraform/" + name)
            ?? throw new InvalidOperationException($"The file {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The file of the variables, with other defaults.</summary>
    public static TfFile VariablesWith(IReadOnlyList<(string Name, string? Default)> defaults)
    {
        var root = (MappingNode)new JsonDocumentReader().Read(new SourceText(Read(Variables), Variables)).Root!; // it is ours
        var file = new TfFile(Variables);
        foreach (var entry in ((MappingNode)root[Variable]!).Entries) // it is ours
        {
            var value = defaults.FirstOrDefault(d => d.Name == entry.Key).Default;
            file.Named(Variable, new TfName(entry.Key), value is null ? entry.Value : With((MappingNode)entry.Value, value));
        }

        return file;
    }

    private static MappingNode With(MappingNode variable, string value) =>
        new([.. variable.Entries.Where(e => e.Key != "default"), new MappingEntry("default", ScalarNode.String(value))]);
}
