using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Aef.Tests.Architecture;

/// <summary>
/// Which namespaces use which: read from signatures and from every instruction, so a full name without a using counts too.
/// </summary>
internal sealed class NamespaceUses : ISignatureTypeProvider<int, object?>
{
    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!) // every public field of OpCodes is an OpCode
        .ToDictionary(o => (int)(ushort)o.Value);

    private readonly BuiltAssembly _assembly;
    private readonly MetadataReader _metadata;
    private readonly HashSet<(string User, string Used)> _uses = [];
    private string _user = string.Empty;

    private NamespaceUses(BuiltAssembly assembly)
    {
        _assembly = assembly;
        _metadata = assembly.Metadata;
    }

    /// <summary>All pairs (user, used) of different namespaces in an assembly.</summary>
    public static IReadOnlySet<(string User, string Used)> Of(BuiltAssembly assembly)
    {
        var walk = new NamespaceUses(assembly);
        foreach (var handle in assembly.Metadata.TypeDefinitions)
        {
            walk.Walk(handle);
        }

        return walk._uses;
    }

    public int GetArrayType(int elementType, ArrayShape shape) => 0;

    public int GetByReferenceType(int elementType) => 0;

    public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

    public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

    public int GetGenericMethodParameter(object? genericContext, int index) => 0;

    public int GetGenericTypeParameter(object? genericContext, int index) => 0;

    public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

    public int GetPinnedType(int elementType) => 0;

    public int GetPointerType(int elementType) => 0;

    public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

    public int GetSZArrayType(int elementType) => 0;

    public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Use(handle);

    public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Use(handle);

    public int GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind) => Use(handle);

    private void Walk(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        _user = NamespaceOf(handle);
        Use(type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Use(_metadata.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (var field in type.GetFields())
        {
            _metadata.GetFieldDefinition(field).DecodeSignature(this, null);
        }

        foreach (var method in type.GetMethods())
        {
            Walk(_metadata.GetMethodDefinition(method));
        }
    }

    private void Walk(MethodDefinition method)
    {
        method.DecodeSignature(this, null);
        if (_assembly.Body(method) is not { } body)
        {
            return;
        }

        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, null);
        }

        // In Debug these are types of locals too, in Release they may be named nowhere else.
        foreach (var region in body.ExceptionRegions)
        {
            Use(region.CatchType);
        }

        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            var value = (int)code.ReadByte();
            var instruction = OpCodesByValue[value == 0xFE ? 0xFE00 | code.ReadByte() : value];
            Read(ref code, instruction.OperandType);
        }
    }

    private void Read(ref BlobReader code, OperandType operand)
    {
        switch (operand)
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                Use(MetadataTokens.EntityHandle(code.ReadInt32()));
                break;
            case OperandType.InlineNone:
                break;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                code.Offset += 1;
                break;
            case OperandType.InlineVar:
                code.Offset += 2;
                break;
            case OperandType.InlineI8 or OperandType.InlineR:
                code.Offset += 8;
                break;
            case OperandType.InlineSwitch:
                var targets = code.ReadInt32();
                code.Offset += 4 * targets;
                break;
            default:
                code.Offset += 4;
                break;
        }
    }

    private int Use(EntityHandle handle)
    {
        switch (handle.IsNil ? default : handle.Kind)
        {
            case HandleKind.TypeDefinition when !handle.IsNil:
                Note(NamespaceOf((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeReference:
                Note(NamespaceOf((TypeReferenceHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                Use(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Use(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Use(_metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                var specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Use(specification.Method);
                specification.DecodeSignature(this, null);
                break;
        }

        return 0;
    }

    private void Note(string used)
    {
        if (used.Length > 0 && used != _user)
        {
            _uses.Add((_user, used));
        }
    }

    private string NamespaceOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType().IsNil ? _metadata.GetString(type.Namespace) : NamespaceOf(type.GetDeclaringType());
    }

    private string NamespaceOf(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NamespaceOf((TypeReferenceHandle)type.ResolutionScope)
            : _metadata.GetString(type.Namespace);
    }
}
