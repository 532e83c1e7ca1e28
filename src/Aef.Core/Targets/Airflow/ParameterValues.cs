using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>Values of parameters in their types. Job files of AEF write numbers, booleans and objects as strings too.</summary>
internal static class ParameterValues
{
    /// <summary>The value in the type of its parameter; the value itself if it is already, or cannot be converted.</summary>
    public static DocumentNode Convert(DocumentNode value, InputType? type) => ParameterConversion.Convert(value, type);

    /// <summary>A scalar as part of a string.</summary>
    public static string Text(ScalarNode value) =>
        value.ScalarKind == ScalarKind.Boolean ? value.BooleanValue ? "true" : "false" : value.Text;
}
