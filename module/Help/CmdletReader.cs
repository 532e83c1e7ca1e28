using System.Reflection;
using System.Runtime.Loader;

namespace Aef.Help;

/// <summary>
/// Reads the cmdlets of an assembly. Nothing in it runs: PowerShell's reference assembly is enough to load it, and attributes
/// are read as data, because the reference assembly's own attributes are empty shells.
/// </summary>
public static class CmdletReader
{
    private const string Prefix = "System.Management.Automation.";

    /// <summary>The cmdlets of an assembly, by name.</summary>
    public static IReadOnlyList<CmdletInfo> Read(string assemblyPath)
    {
        var reference = typeof(CmdletReader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PowerShellReference").Value;
        var context = new AssemblyLoadContext("cmdlets", isCollectible: false);
        var folder = Path.GetDirectoryName(Path.GetFullPath(assemblyPath)) ?? string.Empty;
        context.Resolving += (c, name) =>
        {
            var path = name.Name == "System.Management.Automation" ? reference : Path.Combine(folder, name.Name + ".dll");
            return File.Exists(path) ? c.LoadFromAssemblyPath(path) : null;
        };

        return [.. from type in context.LoadFromAssemblyPath(Path.GetFullPath(assemblyPath)).GetTypes()
                   let cmdlet = Attribute(type, "CmdletAttribute")
                   where cmdlet is not null
                   let info = Read(type, cmdlet)
                   orderby info.Name
                   select info];
    }

    private static CmdletInfo Read(Type type, CustomAttributeData cmdlet) => new(
        type,
        (string?)cmdlet.ConstructorArguments[0].Value ?? string.Empty,
        (string?)cmdlet.ConstructorArguments[1].Value ?? string.Empty,
        Named(cmdlet, "SupportsShouldProcess") is true,
        Named(cmdlet, "DefaultParameterSetName") as string,
        [.. Attributes(type, "OutputTypeAttribute").SelectMany(a => Values(a.ConstructorArguments[0])).OfType<Type>()],
        [.. type.GetProperties().Where(p => Attribute(p, "ParameterAttribute") is not null).OrderBy(p => p.DeclaringType != type).ThenBy(p => p.MetadataToken).Select(Read)]);

    private static ParameterInfo Read(PropertyInfo property) => new(
        property,
        [.. Attributes(property, "AliasAttribute").SelectMany(a => Values(a.ConstructorArguments[0])).Cast<string>()],
        [.. Attributes(property, "ValidateSetAttribute").SelectMany(a => Values(a.ConstructorArguments[0])).Cast<string>()],
        Attribute(property, "SupportsWildcardsAttribute") is not null,
        Attributes(property, "ParameterAttribute").All(a => Named(a, "DontShow") is true),
        [.. Attributes(property, "ParameterAttribute").Select(Role)]);

    private static ParameterRole Role(CustomAttributeData parameter) => new(
        Named(parameter, "ParameterSetName") as string ?? CmdletInfo.AllSets,
        Named(parameter, "Mandatory") is true,
        Named(parameter, "Position") as int?,
        Named(parameter, "ValueFromPipeline") is true,
        Named(parameter, "ValueFromPipelineByPropertyName") is true);

    private static CustomAttributeData? Attribute(MemberInfo member, string name) => Attributes(member, name).FirstOrDefault();

    private static IEnumerable<CustomAttributeData> Attributes(MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(a => a.AttributeType.FullName == Prefix + name);

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(n => n.MemberName == name).TypedValue.Value;

    private static IEnumerable<object?> Values(CustomAttributeTypedArgument argument) =>
        argument.Value is IEnumerable<CustomAttributeTypedArgument> many ? many.Select(a => a.Value) : [argument.Value];
}
