// Recorded cases as schema classes, for playing them through generated dispatch. Written by the program of this project:
//   dotnet run --project tests/AsyncMachine.Conformance -c Release -- --emit tests/AsyncMachine.Conformance/Generated/Classes.cs tests/data/*.jsonl
// Recorded schemas hold states that can never be active, relations that say nothing, and whatever else warnings are for.
#pragma warning disable
namespace AsyncMachine.Conformance.Classes;

internal static class Table
{
    public static readonly IReadOnlyDictionary<string, ClassMaker> Makers = new Dictionary<string, ClassMaker>
    {
        ["4d41d2bbfb0f1cde5ad20af805837751"] = static (script, options) => Machine.Create(new Case0 { Script = script }, options),
        ["a81c44f915376e44bd065e86c144e15c"] = static (script, options) => Machine.Create(new Case1 { Script = script }, options),
        ["73b3f4f788cbbf70e0cfde12ca873e5e"] = static (script, options) => Machine.Create(new Case2 { Script = script }, options),
        ["745a4d3866476b31040c7ccb1146c6bd"] = static (script, options) => Machine.Create(new Case3 { Script = script }, options),
        ["b23c58112ff81e10c65c60be1f419f48"] = static (script, options) => Machine.Create(new Case4 { Script = script }, options),
        ["df81428ce50dbe0140d80e2ff1ac0ec9"] = static (script, options) => Machine.Create(new Case5 { Script = script }, options),
        ["98646e48c5c973d589d871e663f80270"] = static (script, options) => Machine.Create(new Case6 { Script = script }, options),
        ["ede766e6542afd012e78abe1ab3d9c66"] = static (script, options) => Machine.Create(new Case7 { Script = script }, options),
        ["8f62e862829a57f21099d6312d44a354"] = static (script, options) => Machine.Create(new Case8 { Script = script }, options),
        ["d69c71106b5e8d2168c9543bc1fab94a"] = static (script, options) => Machine.Create(new Case9 { Script = script }, options),
        ["9e8ca6468ace2e7d5bf35d56a19c212f"] = static (script, options) => Machine.Create(new Case10 { Script = script }, options),
        ["0d1519e50b91f59de48a3f7f6ef78744"] = static (script, options) => Machine.Create(new Case11 { Script = script }, options),
        ["a96ce874033520e19463b4b92c370da7"] = static (script, options) => Machine.Create(new Case12 { Script = script }, options),
        ["dda242fa966c2eeb3d1bbee5acd8b075"] = static (script, options) => Machine.Create(new Case13 { Script = script }, options),
        ["49baca162c57ddca97d6ddbdf6629d65"] = static (script, options) => Machine.Create(new Case14 { Script = script }, options),
        ["273a8eee11f72de887c4f20b54caab18"] = static (script, options) => Machine.Create(new Case15 { Script = script }, options),
        ["4309fce70bd3931f24a152dde14a4235"] = static (script, options) => Machine.Create(new Case16 { Script = script }, options),
        ["9199a4406a9214711a3e7dfd77c0b3c5"] = static (script, options) => Machine.Create(new Case17 { Script = script }, options),
        ["7b94a9c05a406bc26ddf89a8d4ad8114"] = static (script, options) => Machine.Create(new Case18 { Script = script }, options),
        ["00302beb06521cb6f227b29ca007d88a"] = static (script, options) => Machine.Create(new Case19 { Script = script }, options),
        ["8ff6042bcb87ab56916c89a926d29aba"] = static (script, options) => Machine.Create(new Case20 { Script = script }, options),
        ["1e785e8f62313594a559e67da2816585"] = static (script, options) => Machine.Create(new Case21 { Script = script }, options),
        ["e74516222d341778e23100fdcc1e5cf6"] = static (script, options) => Machine.Create(new Case22 { Script = script }, options),
        ["239e076e301d696372d5cf19cfd51fb0"] = static (script, options) => Machine.Create(new Case23 { Script = script }, options),
        ["65847b2b39b234417abcee0483007419"] = static (script, options) => Machine.Create(new Case24 { Script = script }, options),
        ["2e62befc6a5eda7ddd84398580ec368f"] = static (script, options) => Machine.Create(new Case25 { Script = script }, options),
        ["6a799a1656c0ddab0c876c3976a79ca9"] = static (script, options) => Machine.Create(new Case26 { Script = script }, options),
        ["dde7dc6b97275d210fa748d9de4eaccb"] = static (script, options) => Machine.Create(new Case27 { Script = script }, options),
        ["fc9207cb14832e90d676fbd5ad1cc991"] = static (script, options) => Machine.Create(new Case28 { Script = script }, options),
        ["9da6aee5cf776a5fc9d0fc7a42d31441"] = static (script, options) => Machine.Create(new Case29 { Script = script }, options),
        ["62afb9cc3955f9791d918363e20362e6"] = static (script, options) => Machine.Create(new Case30 { Script = script }, options),
        ["29d51673909392dc40892157230040cb"] = static (script, options) => Machine.Create(new Case31 { Script = script }, options),
        ["9e7c4338a8fcb21cea9ce5f589225fb6"] = static (script, options) => Machine.Create(new Case32 { Script = script }, options),
        ["6a0c33f73542e0914d0fdb41f91a7429"] = static (script, options) => Machine.Create(new Case33 { Script = script }, options),
        ["658c34a45bfd1cfa48b965cf074a3c10"] = static (script, options) => Machine.Create(new Case34 { Script = script }, options),
        ["f6fa6c1d37e6f82d73b2eadd06fc0c8d"] = static (script, options) => Machine.Create(new Case35 { Script = script }, options),
        ["f0d16a1e377bda897b3dc7f48adb1f4b"] = static (script, options) => Machine.Create(new Case36 { Script = script }, options),
        ["f85e83ede5cf13411e9e6d4fd6d2f43b"] = static (script, options) => Machine.Create(new Case37 { Script = script }, options),
        ["32d9b3854d2191ec36dc4d70770b3553"] = static (script, options) => Machine.Create(new Case38 { Script = script }, options),
        ["051b1db9d35878f4b3e42f825e774a88"] = static (script, options) => Machine.Create(new Case39 { Script = script }, options),
        ["644f3aa14a715e236758d5a8066b522f"] = static (script, options) => Machine.Create(new Case40 { Script = script }, options),
        ["00a0e00adbe6cb52fe9d904c3d33a038"] = static (script, options) => Machine.Create(new Case41 { Script = script }, options),
        ["99ea653199cec95627832ea994f97086"] = static (script, options) => Machine.Create(new Case42 { Script = script }, options),
        ["e8aa17e3171af8d3ba80688a7f1236bd"] = static (script, options) => Machine.Create(new Case43 { Script = script }, options),
        ["0073b955ca81bce601fabef32ebd30c5"] = static (script, options) => Machine.Create(new Case44 { Script = script }, options),
        ["9869bff87e160f63fd7f58f95534abc3"] = static (script, options) => Machine.Create(new Case45 { Script = script }, options),
        ["0699a607d1ffb99e9000999fc37a9c6c"] = static (script, options) => Machine.Create(new Case46 { Script = script }, options),
        ["c818ba5c68c0c6f2f3cc34ccbff04083"] = static (script, options) => Machine.Create(new Case47 { Script = script }, options),
        ["2b09e4609bf31a5b6919935b60bdbf7f"] = static (script, options) => Machine.Create(new Case48 { Script = script }, options),
        ["5971e39289544ec30299de296405e987"] = static (script, options) => Machine.Create(new Case49 { Script = script }, options),
        ["713918b86f6aae13636859c4644baf8f"] = static (script, options) => Machine.Create(new Case50 { Script = script }, options),
        ["caeab83810ea72a4098534456c31b671"] = static (script, options) => Machine.Create(new Case51 { Script = script }, options),
        ["19ca9a6f5a1e604b981d697b7414cfaf"] = static (script, options) => Machine.Create(new Case52 { Script = script }, options),
        ["ae07ee82e3aada1e0ff516bb9d18a120"] = static (script, options) => Machine.Create(new Case53 { Script = script }, options),
        ["6a24b1a25e30a7aa932f8d70e8b5860a"] = static (script, options) => Machine.Create(new Case54 { Script = script }, options),
        ["dd168eee886a180c4d6154ee33d140d8"] = static (script, options) => Machine.Create(new Case55 { Script = script }, options),
        ["157e305cdfea1d38333c4deee76c65b3"] = static (script, options) => Machine.Create(new Case56 { Script = script }, options),
        ["4617c6b0c0650410297cd5bbb9d66294"] = static (script, options) => Machine.Create(new Case57 { Script = script }, options),
        ["40616e6081601a13a7a23b74503c867a"] = static (script, options) => Machine.Create(new Case58 { Script = script }, options),
        ["3151370f96fd56feee5f765d27d94c37"] = static (script, options) => Machine.Create(new Case59 { Script = script }, options),
        ["f62a88a2ff1ffa14950d7731eef624b9"] = static (script, options) => Machine.Create(new Case60 { Script = script }, options),
        ["d9eb6c7b13cb9bdfe3c91a54a9cdfa9b"] = static (script, options) => Machine.Create(new Case61 { Script = script }, options),
        ["31e65414cb5ebf4df911cab7e22a2e9d"] = static (script, options) => Machine.Create(new Case62 { Script = script }, options),
        ["78ffece00f15ba0a672773ec22b92c59"] = static (script, options) => Machine.Create(new Case63 { Script = script }, options),
        ["cc0a48f7248389ef31e84b2985edf543"] = static (script, options) => Machine.Create(new Case64 { Script = script }, options),
        ["c35cb595738012a9bffe93111760f1cc"] = static (script, options) => Machine.Create(new Case65 { Script = script }, options),
        ["cdc61f6dd43f780629bc0c3d8bffa8c3"] = static (script, options) => Machine.Create(new Case66 { Script = script }, options),
        ["ce8338e33631f876937c26cc1246c294"] = static (script, options) => Machine.Create(new Case67 { Script = script }, options),
        ["b445bf7bf84b4118fb3aeb3fb49a10ab"] = static (script, options) => Machine.Create(new Case68 { Script = script }, options),
        ["4a757ae769f3244dc4cb8bb31d5f1e0f"] = static (script, options) => Machine.Create(new Case69 { Script = script }, options),
        ["e10cc9d6e734fc16e9bb2d059a827151"] = static (script, options) => Machine.Create(new Case70 { Script = script }, options),
        ["538225bd71266befe709f55c37894c60"] = static (script, options) => Machine.Create(new Case71 { Script = script }, options),
        ["abdecd641cf7056e9a6d41e24888527f"] = static (script, options) => Machine.Create(new Case72 { Script = script }, options),
        ["f17d76b6ede82bad8e086bbca0d9c50b"] = static (script, options) => Machine.Create(new Case73 { Script = script }, options),
        ["be3575252187b08b6703ceca19773dd0"] = static (script, options) => Machine.Create(new Case74 { Script = script }, options),
        ["65d6ab8a8682d829339e3104fafce801"] = static (script, options) => Machine.Create(new Case75 { Script = script }, options),
        ["ed4cad4eb23b57c06be427d305ce9ded"] = static (script, options) => Machine.Create(new Case76 { Script = script }, options),
        ["66f147e67c064e9029c6eed794fc8703"] = static (script, options) => Machine.Create(new Case77 { Script = script }, options),
        ["9bd21cf51a6efe15674943853795f681"] = static (script, options) => Machine.Create(new Case78 { Script = script }, options),
        ["37489ef9a5f30f4b754d97685e5508fb"] = static (script, options) => Machine.Create(new Case79 { Script = script }, options),
        ["40a79ee6d4ecf63538a9d74e95cb9bf5"] = static (script, options) => Machine.Create(new Case80 { Script = script }, options),
        ["6fb5cbaeed1bb761570a8482852faad8"] = static (script, options) => Machine.Create(new Case81 { Script = script }, options),
        ["37eba190a6c7fd48f274d69dd0ffe5db"] = static (script, options) => Machine.Create(new Case82 { Script = script }, options),
        ["bff8a6b26278e99354c1fd77f9a7cfbc"] = static (script, options) => Machine.Create(new Case83 { Script = script }, options),
        ["6da23067d73ee5c6c6d581e8e82de923"] = static (script, options) => Machine.Create(new Case84 { Script = script }, options),
        ["2b9049d32d0f424e2b042f27d888252f"] = static (script, options) => Machine.Create(new Case85 { Script = script }, options),
        ["94a3b62e3fd47c3d7534fe96ca4afab5"] = static (script, options) => Machine.Create(new Case86 { Script = script }, options),
        ["b55efb3bd08c9b03c166a44a1d44e9ec"] = static (script, options) => Machine.Create(new Case87 { Script = script }, options),
        ["d235df25a10df7e5aa86b271a83f72d8"] = static (script, options) => Machine.Create(new Case88 { Script = script }, options),
        ["deea5a1ea829959383ad4a4b8b71588c"] = static (script, options) => Machine.Create(new Case89 { Script = script }, options),
        ["911328bf9ae1433ad38631b62999c1fc"] = static (script, options) => Machine.Create(new Case90 { Script = script }, options),
        ["c7136cb855b2b0952e9ad43a6881756f"] = static (script, options) => Machine.Create(new Case91 { Script = script }, options),
        ["37b79bfa8d8ed96243a80568dcd00c02"] = static (script, options) => Machine.Create(new Case92 { Script = script }, options),
        ["dd00f73f51f4e2e35a50faf4cc69bdce"] = static (script, options) => Machine.Create(new Case93 { Script = script }, options),
        ["7b3adc0494ee0d5a38fa11d221cf49c8"] = static (script, options) => Machine.Create(new Case94 { Script = script }, options),
        ["e9e4a3196a9e7df14f23afb0a48b8fa1"] = static (script, options) => Machine.Create(new Case95 { Script = script }, options),
        ["fddb9c0d3135ceee73283667ca5c40fe"] = static (script, options) => Machine.Create(new Case96 { Script = script }, options),
        ["1b2e726df0e9b60b4a53664440664efb"] = static (script, options) => Machine.Create(new Case97 { Script = script }, options),
        ["40b948cda07938de7d368448889572db"] = static (script, options) => Machine.Create(new Case98 { Script = script }, options),
        ["ed60c54fbfeb9cdda0711fcbbb981b7a"] = static (script, options) => Machine.Create(new Case99 { Script = script }, options),
        ["afc5981682e7bdca7cdd93e009063a94"] = static (script, options) => Machine.Create(new Case100 { Script = script }, options),
        ["8ad72bf3c4c2c425c93ab205f5d09540"] = static (script, options) => Machine.Create(new Case101 { Script = script }, options),
        ["caaf224122a415dddb373cef287773b9"] = static (script, options) => Machine.Create(new Case102 { Script = script }, options),
        ["1f170235fd35edd17807fe343711bcfd"] = static (script, options) => Machine.Create(new Case103 { Script = script }, options),
        ["352a63d611b9fe84d8f87cf9bc6b464a"] = static (script, options) => Machine.Create(new Case104 { Script = script }, options),
        ["a2a22bd8deb312c19711e47bf17774f2"] = static (script, options) => Machine.Create(new Case105 { Script = script }, options),
        ["23c24996ccbc4d9e77508d873bb010ac"] = static (script, options) => Machine.Create(new Case106 { Script = script }, options),
        ["6daa67344389d5c4f764f8ee239239d4"] = static (script, options) => Machine.Create(new Case107 { Script = script }, options),
        ["9cf4678d0d7a19f771c8eb813eadba7d"] = static (script, options) => Machine.Create(new Case108 { Script = script }, options),
        ["cff188098c92e5a19fdd649946adeb76"] = static (script, options) => Machine.Create(new Case109 { Script = script }, options),
        ["d42ee1f7d92e18cfde05cf875e2a74df"] = static (script, options) => Machine.Create(new Case110 { Script = script }, options),
        ["ebc7558fbec0f86ae56dc9054dfeeaa7"] = static (script, options) => Machine.Create(new Case111 { Script = script }, options),
        ["aee6b280a9678ed8fa82347f06c8c8de"] = static (script, options) => Machine.Create(new Case112 { Script = script }, options),
        ["5e40419641533b448fd0dd1ffc7051a1"] = static (script, options) => Machine.Create(new Case113 { Script = script }, options),
        ["dcbfa31b331da02f9b2ef89d9d91cff2"] = static (script, options) => Machine.Create(new Case114 { Script = script }, options),
        ["eefc8519f542d05f636455c4920cd7d4"] = static (script, options) => Machine.Create(new Case115 { Script = script }, options),
        ["56eef3ba96a4189b9a4012ebc2f5e404"] = static (script, options) => Machine.Create(new Case116 { Script = script }, options),
        ["fe6bba39f22692cbb7328f2b256e2e42"] = static (script, options) => Machine.Create(new Case117 { Script = script }, options),
        ["3fcc3432fd09463af81bd4f00653cf73"] = static (script, options) => Machine.Create(new Case118 { Script = script }, options),
        ["f7aef41b4f698cdd9d144e3ae7a7b1d7"] = static (script, options) => Machine.Create(new Case119 { Script = script }, options),
        ["e008fc14782b2b642f7e0af9daddc5f0"] = static (script, options) => Machine.Create(new Case120 { Script = script }, options),
        ["65414da45d740c0b45fe015d9651a048"] = static (script, options) => Machine.Create(new Case121 { Script = script }, options),
        ["730cd4dc96813b6e362398987942d25f"] = static (script, options) => Machine.Create(new Case122 { Script = script }, options),
        ["e3f7bc3bcec73c8558f2514c45127395"] = static (script, options) => Machine.Create(new Case123 { Script = script }, options),
        ["b63237f978b3b383c6af031eff4a6de9"] = static (script, options) => Machine.Create(new Case124 { Script = script }, options),
        ["837bfbcfc14b778051b2437fb48b4d7a"] = static (script, options) => Machine.Create(new Case125 { Script = script }, options),
        ["ce3e3d223a0a57213973777425326928"] = static (script, options) => Machine.Create(new Case126 { Script = script }, options),
        ["2f1403635a19cf257b34e97b3ed3068e"] = static (script, options) => Machine.Create(new Case127 { Script = script }, options),
        ["38bae43cc32a7d83b726b667c6806018"] = static (script, options) => Machine.Create(new Case128 { Script = script }, options),
        ["4eed6040cb152e7e9d63cac98f628847"] = static (script, options) => Machine.Create(new Case129 { Script = script }, options),
        ["77b746664dd723d8937f2c162dac3229"] = static (script, options) => Machine.Create(new Case130 { Script = script }, options),
        ["d874832ef8b8ecb392fc05cf5723194b"] = static (script, options) => Machine.Create(new Case131 { Script = script }, options),
        ["38b49ae0ac460e82e4e19f50c19a80bd"] = static (script, options) => Machine.Create(new Case132 { Script = script }, options),
        ["846be5dd08b0ba104a17808e8a0f45f1"] = static (script, options) => Machine.Create(new Case133 { Script = script }, options),
        ["9e53b2d47f1109c27120770500e46209"] = static (script, options) => Machine.Create(new Case134 { Script = script }, options),
        ["33d884abafe261c9346cbc71571c0142"] = static (script, options) => Machine.Create(new Case135 { Script = script }, options),
        ["1ae0e50cc5685209bec3412d16431512"] = static (script, options) => Machine.Create(new Case136 { Script = script }, options),
        ["a7cfdff5ce73af4e7071a831be969f5d"] = static (script, options) => Machine.Create(new Case137 { Script = script }, options),
        ["2f218b75c5854f5f50ef24bdfa1b9182"] = static (script, options) => Machine.Create(new Case138 { Script = script }, options),
        ["62c01fbcf4887c43e151882ecea02bec"] = static (script, options) => Machine.Create(new Case139 { Script = script }, options),
        ["b52b26c31d0f42cad35a1ddb2b124881"] = static (script, options) => Machine.Create(new Case140 { Script = script }, options),
        ["cc341da22311c77c43101d8930d21cdb"] = static (script, options) => Machine.Create(new Case141 { Script = script }, options),
        ["b27ce88758284a32470ff4ce8411b52d"] = static (script, options) => Machine.Create(new Case142 { Script = script }, options),
        ["64fed360480fb29cf59ccde679ef2cfd"] = static (script, options) => Machine.Create(new Case143 { Script = script }, options),
        ["b1330d6d30063fa6d83f926a2651f405"] = static (script, options) => Machine.Create(new Case144 { Script = script }, options),
        ["74059dc395882a5284fa7422585952a5"] = static (script, options) => Machine.Create(new Case145 { Script = script }, options),
        ["e32e004aa2481d434c60d40587c1fca5"] = static (script, options) => Machine.Create(new Case146 { Script = script }, options),
        ["66c4182f6687b402a87928215d3e2c19"] = static (script, options) => Machine.Create(new Case147 { Script = script }, options),
        ["ce39a31a87dabe85ed0a86e3aa58de0f"] = static (script, options) => Machine.Create(new Case148 { Script = script }, options),
        ["d265368e87607f89b19bd832efcc273c"] = static (script, options) => Machine.Create(new Case149 { Script = script }, options),
        ["da40ddec182940188ef683d3e695723f"] = static (script, options) => Machine.Create(new Case150 { Script = script }, options),
        ["6a0cb4c061db091fd398956b5c0267d2"] = static (script, options) => Machine.Create(new Case151 { Script = script }, options),
        ["415f29d361e35b5ec2f612f0c3df3ddf"] = static (script, options) => Machine.Create(new Case152 { Script = script }, options),
        ["5e6b3a601436629f8b30c8b6572a4353"] = static (script, options) => Machine.Create(new Case153 { Script = script }, options),
        ["c661582e36e97b0d77d844ff9a5e6931"] = static (script, options) => Machine.Create(new Case154 { Script = script }, options),
        ["a925ffb6c488a717db5a7d107532369a"] = static (script, options) => Machine.Create(new Case155 { Script = script }, options),
        ["477a867b8f3b6fd6f5a330d7c9cbccb6"] = static (script, options) => Machine.Create(new Case156 { Script = script }, options),
        ["e552f58dab7ee04ca43d82a27b703498"] = static (script, options) => Machine.Create(new Case157 { Script = script }, options),
        ["ec141c8ecc39ce79679bea573f429721"] = static (script, options) => Machine.Create(new Case158 { Script = script }, options),
        ["be14bd348c0d4a8f634507c503a2bad3"] = static (script, options) => Machine.Create(new Case159 { Script = script }, options),
        ["e9b5099c451faac6ba1e8449fc73cadd"] = static (script, options) => Machine.Create(new Case160 { Script = script }, options),
        ["8347ee0f4da6a46e27aeacff8ca7c0a3"] = static (script, options) => Machine.Create(new Case161 { Script = script }, options),
        ["4f01e11b0301a0564d6183f5e333adf3"] = static (script, options) => Machine.Create(new Case162 { Script = script }, options),
        ["d536d9744ea6a8fed0cdd427fe7a4f6d"] = static (script, options) => Machine.Create(new Case163 { Script = script }, options),
        ["b84aa29d1bc276cd9a871bdb4d5e30c2"] = static (script, options) => Machine.Create(new Case164 { Script = script }, options),
        ["792a9f7020be3e21a59e39ebba8f77a0"] = static (script, options) => Machine.Create(new Case165 { Script = script }, options),
        ["0508cc3a32e9a303e4b29f45c8e72ada"] = static (script, options) => Machine.Create(new Case166 { Script = script }, options),
        ["8aca44ee00a47a9381087f5ac245c135"] = static (script, options) => Machine.Create(new Case167 { Script = script }, options),
        ["8116ac3b1e37a4b3234d76c8073dfc49"] = static (script, options) => Machine.Create(new Case168 { Script = script }, options),
        ["d05f73ebe053120d9ac1046952a28a3a"] = static (script, options) => Machine.Create(new Case169 { Script = script }, options),
        ["1faa441264c7b4660ae8ad65c2e118f9"] = static (script, options) => Machine.Create(new Case170 { Script = script }, options),
        ["f3b2661740d390613ec853951e3e25a0"] = static (script, options) => Machine.Create(new Case171 { Script = script }, options),
        ["d24e4ed310f789d334395c0b15b8cb6b"] = static (script, options) => Machine.Create(new Case172 { Script = script }, options),
        ["eb6b59cae987e6f5a09b39d2c0059d9a"] = static (script, options) => Machine.Create(new Case173 { Script = script }, options),
        ["c2e527b975c552cf6dbb732ffe98abeb"] = static (script, options) => Machine.Create(new Case174 { Script = script }, options),
        ["fe4099304a2f94b4ffac154e879fc943"] = static (script, options) => Machine.Create(new Case175 { Script = script }, options),
        ["214bd860c66523e71d4bbad98213c7e7"] = static (script, options) => Machine.Create(new Case176 { Script = script }, options),
        ["601f3a8e329b06a6771b903ed3a2c15e"] = static (script, options) => Machine.Create(new Case177 { Script = script }, options),
        ["924445e9f14edf7d60b0f4bb1554f4f0"] = static (script, options) => Machine.Create(new Case178 { Script = script }, options),
        ["42a9ea5103bb297747fb12df0d7d5dcc"] = static (script, options) => Machine.Create(new Case179 { Script = script }, options),
        ["ff7b6292e36e63cbe7c405a99e3e631b"] = static (script, options) => Machine.Create(new Case180 { Script = script }, options),
        ["e760af5df6fe4ee446cf76eb65b793fe"] = static (script, options) => Machine.Create(new Case181 { Script = script }, options),
        ["f82d7d8493b23686d4df613de5ced240"] = static (script, options) => Machine.Create(new Case182 { Script = script }, options),
        ["befffd3d30a43db931d2691d42c32663"] = static (script, options) => Machine.Create(new Case183 { Script = script }, options),
        ["7179f2c44eb6ecd97c2b602b244147a6"] = static (script, options) => Machine.Create(new Case184 { Script = script }, options),
        ["6d852b00dd3d90b7b598a72460e0f24a"] = static (script, options) => Machine.Create(new Case185 { Script = script }, options),
        ["1f56069aae61d430613e53349fea8e9c"] = static (script, options) => Machine.Create(new Case186 { Script = script }, options),
        ["c7486625aae755cbf66ff23dc6911573"] = static (script, options) => Machine.Create(new Case187 { Script = script }, options),
        ["bc8848b7f1eddce82a9eab9b7177ea34"] = static (script, options) => Machine.Create(new Case188 { Script = script }, options),
        ["3e14cd223ca843b48c90fd0f9517c04b"] = static (script, options) => Machine.Create(new Case189 { Script = script }, options),
        ["e16190c8673da5b0e6144cacae043964"] = static (script, options) => Machine.Create(new Case190 { Script = script }, options),
        ["22d8229fecea7edc77f2f68b1a71e08b"] = static (script, options) => Machine.Create(new Case191 { Script = script }, options),
        ["52f357ce12df2f4b5812ff5dd55144fb"] = static (script, options) => Machine.Create(new Case192 { Script = script }, options),
        ["acfd846e6b520346a24c464413b866cc"] = static (script, options) => Machine.Create(new Case193 { Script = script }, options),
        ["fe883c346399e0b206838306a5a7db72"] = static (script, options) => Machine.Create(new Case194 { Script = script }, options),
        ["b21e3754689d01ae76488ed49ef8e568"] = static (script, options) => Machine.Create(new Case195 { Script = script }, options),
        ["de06eb1dbe591331ec19b0005e6abb6b"] = static (script, options) => Machine.Create(new Case196 { Script = script }, options),
        ["df3c9c107f63299b34ba275698ee5164"] = static (script, options) => Machine.Create(new Case197 { Script = script }, options),
        ["1fc1e1cefb60ca431c8ff71a74c13ef2"] = static (script, options) => Machine.Create(new Case198 { Script = script }, options),
        ["307f28d7ccb63c9e7d259cf84988bc62"] = static (script, options) => Machine.Create(new Case199 { Script = script }, options),
    };
}

// 2344
[StateSchema]
internal partial class Case0
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B)])]
    public static partial State A { get; }
    [State(Multi = true)]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void BA() => Script.Handle("BA");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
}

// 2845
[StateSchema]
internal partial class Case1
{
    public required Script Script { get; init; }

    public static partial State Exception { get; }
    [State(Remove = [nameof(D), nameof(A)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Multi = true, Require = [nameof(B)], Remove = [nameof(C)], After = [nameof(D)])]
    public static partial State A { get; }
    [State(Multi = true, Remove = [nameof(E), nameof(Exception), nameof(B)], After = [nameof(E)])]
    public static partial State D { get; }
    [State(Multi = true, Remove = [nameof(Exception), nameof(A), nameof(B)])]
    public static partial State E { get; }
    [State(Multi = true, Remove = [nameof(A)], After = [nameof(A)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BB() => Script.Handle("BB");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DA() => Script.Handle("DA");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void DC() => Script.Handle("DC");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    async Task EState() => Script.Handle("EState");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    bool EException() => Script.Handle("EException");
    void EB() => Script.Handle("EB");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 1945
[StateSchema]
internal partial class Case2
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(B)], Add = [nameof(B)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Auto = true, Add = [nameof(B)], Remove = [nameof(B)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 50
[StateSchema]
internal partial class Case3
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(B)], Add = [nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)], Add = [nameof(D)], Remove = [nameof(B)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Auto = true, Multi = true, Require = [nameof(A)], Remove = [nameof(B), nameof(C)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(Add = [nameof(A)], Remove = [nameof(D)], After = [nameof(Exception)])]
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BA() => Script.Handle("BA");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    void BState() => Script.Handle("BState");
    void CC() => Script.Handle("CC");
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DExit(Event e) => Script.Handle(e.Handler);
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 98
[StateSchema]
internal partial class Case4
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Remove = [nameof(D), nameof(B)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(After = [nameof(Exception), nameof(A)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)], Add = [nameof(Exception), nameof(A)], Remove = [nameof(B), nameof(D)], After = [nameof(Exception)])]
    public static partial State D { get; }

    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BC() => Script.Handle("BC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DState(Event e) => Script.Handle(e.Handler);
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionException() => Script.Handle("ExceptionException");
    async Task ExceptionState() => Script.Handle("ExceptionState");
}

// 1114
[StateSchema]
internal partial class Case5
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(D), nameof(B)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Multi = true, Require = [nameof(D)], Add = [nameof(D)])]
    public static partial State B { get; }
    [State(Remove = [nameof(E)])]
    public static partial State C { get; }
    [State(Multi = true, Require = [nameof(A)])]
    public static partial State E { get; }
    [State(Multi = true, Require = [nameof(C)], Add = [nameof(B), nameof(C)])]
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void BD() => Script.Handle("BD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CE() => Script.Handle("CE");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool EE(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void DD() => Script.Handle("DD");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 294
[StateSchema]
internal partial class Case6
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(B), nameof(A)])]
    public static partial State Exception { get; }
    [State(Remove = [nameof(Exception)], After = [nameof(A)])]
    public static partial State B { get; }
    [State(Auto = true)]
    public static partial State A { get; }
    [State(Add = [nameof(B)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException() => Script.Handle("BException");
    void BB() => Script.Handle("BB");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 1834
[StateSchema]
internal partial class Case7
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C)], After = [nameof(C), nameof(D)])]
    public static partial State E { get; }
    [State(Auto = true, Require = [nameof(E)])]
    public static partial State C { get; }
    [State(Remove = [nameof(B), nameof(C)])]
    public static partial State D { get; }
    [State(Require = [nameof(D)], Remove = [nameof(Exception)], After = [nameof(D)])]
    public static partial State B { get; }
    [State(Remove = [nameof(C)], After = [nameof(B), nameof(Exception)])]
    public static partial State A { get; }

    void ExceptionExit() => Script.Handle("ExceptionExit");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EException() => Script.Handle("EException");
    void EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EA() => Script.Handle("EA");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CB() => Script.Handle("CB");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void DB() => Script.Handle("DB");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void BD() => Script.Handle("BD");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AB() => Script.Handle("AB");
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 2378
[StateSchema]
internal partial class Case8
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B), nameof(C)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)], After = [nameof(A)])]
    public static partial State B { get; }
    [State(Add = [nameof(B)], Remove = [nameof(A), nameof(B)])]
    public static partial State C { get; }

    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BException() => Script.Handle("BException");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
}

// 3958
[StateSchema]
internal partial class Case9
{
    public required Script Script { get; init; }

    public static partial State B { get; }
    public static partial State D { get; }
    [State(Multi = true)]
    public static partial State E { get; }
    [State(Multi = true, Require = [nameof(B)])]
    public static partial State A { get; }
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BC() => Script.Handle("BC");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DException() => Script.Handle("DException");
    void DB() => Script.Handle("DB");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void DA() => Script.Handle("DA");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    void EState(Event e) => Script.Handle(e.Handler);
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    void EException() => Script.Handle("EException");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AC() => Script.Handle("AC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException() => Script.Handle("CException");
    void CB() => Script.Handle("CB");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void CA() => Script.Handle("CA");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 109
[StateSchema]
internal partial class Case10
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(Exception), nameof(C), nameof(E)], Add = [nameof(C), nameof(D)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(A), nameof(C)], Add = [nameof(C)], After = [nameof(Exception), nameof(A), nameof(D)])]
    public static partial State B { get; }
    [State(Auto = true, Remove = [nameof(E)], After = [nameof(Exception), nameof(D)])]
    public static partial State C { get; }
    [State(Multi = true, Require = [nameof(C)], After = [nameof(Exception), nameof(C)])]
    public static partial State D { get; }
    [State(Require = [nameof(Exception), nameof(B)], Add = [nameof(B), nameof(C)], Remove = [nameof(A), nameof(D)], After = [nameof(Exception)])]
    public static partial State E { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CE() => Script.Handle("CE");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 3175
[StateSchema]
internal partial class Case11
{
    public required Script Script { get; init; }

    [State(Require = [nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Auto = true, Require = [nameof(B)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(A), nameof(B)])]
    public static partial State D { get; }
    [State(Auto = true, Require = [nameof(D), nameof(B)], Add = [nameof(A), nameof(D)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void BException() => Script.Handle("BException");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AB() => Script.Handle("AB");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DD() => Script.Handle("DD");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    async Task DState() => Script.Handle("DState");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 430
[StateSchema]
internal partial class Case12
{
    public required Script Script { get; init; }

    [State(Require = [nameof(D), nameof(E)], Add = [nameof(B)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception), nameof(D)], Add = [nameof(Exception), nameof(C), nameof(E)], Remove = [nameof(E), nameof(B), nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(A)], Remove = [nameof(E), nameof(B), nameof(C)], After = [nameof(A), nameof(D), nameof(E)])]
    public static partial State C { get; }
    [State(Multi = true, Require = [nameof(C)], Add = [nameof(Exception), nameof(A)], After = [nameof(A), nameof(B)])]
    public static partial State D { get; }
    [State(Add = [nameof(B)], Remove = [nameof(D)], After = [nameof(B), nameof(C), nameof(D)])]
    public static partial State E { get; }

    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AnyState(Event e) => Script.Handle(e.Handler);
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void BEnter() => Script.Handle("BEnter");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    void DE() => Script.Handle("DE");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void EEnter() => Script.Handle("EEnter");
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    void ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
}

// 313
[StateSchema]
internal partial class Case13
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(A)], After = [nameof(B)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Remove = [nameof(C), nameof(A)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 15
[StateSchema]
internal partial class Case14
{
    public required Script Script { get; init; }

    [State(Add = [nameof(C)], After = [nameof(D)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(B), nameof(D)], After = [nameof(A)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception)], After = [nameof(A), nameof(D)])]
    public static partial State C { get; }
    [State(Require = [nameof(E)], Add = [nameof(E)], After = [nameof(C)])]
    public static partial State D { get; }
    [State(Add = [nameof(D)], After = [nameof(C)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    void EState(Event e) => Script.Handle(e.Handler);
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState() => Script.Handle("AnyState");
}

// 5
[StateSchema]
internal partial class Case15
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A)])]
    public static partial State A { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)])]
    public static partial State Healthcheck { get; }
    [State(Remove = [nameof(Healthcheck)], After = [nameof(Exception)])]
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    void AD() => Script.Handle("AD");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BHealthcheck() => Script.Handle("BHealthcheck");
    void BState() => Script.Handle("BState");
    bool DA() => Script.Handle("DA");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DHealthcheck() => Script.Handle("DHealthcheck");
    void DState() => Script.Handle("DState");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    bool HealthcheckA(Event e) => Script.Handle(e.Handler);
    bool HealthcheckB() => Script.Handle("HealthcheckB");
    void HealthcheckD() => Script.Handle("HealthcheckD");
    void HealthcheckEnd() => Script.Handle("HealthcheckEnd");
    bool HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    void HealthcheckException() => Script.Handle("HealthcheckException");
    bool HealthcheckExit(Event e) => Script.Handle(e.Handler);
    async ValueTask HealthcheckState(Event e) => Script.Handle(e.Handler);
}

// 1768
[StateSchema]
internal partial class Case16
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(C)])]
    public static partial State Exception { get; }
    [State(Multi = true, Remove = [nameof(Exception), nameof(B), nameof(D), nameof(C), nameof(A)], After = [nameof(C)])]
    public static partial State E { get; }
    [State(Remove = [nameof(D), nameof(E), nameof(C)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(E), nameof(D)])]
    public static partial State C { get; }
    [State(Require = [nameof(C)], Remove = [nameof(Exception)], After = [nameof(C), nameof(E)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)], Remove = [nameof(Exception), nameof(E), nameof(C), nameof(A)])]
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EException() => Script.Handle("EException");
    void ED() => Script.Handle("ED");
    bool AExit(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AE() => Script.Handle("AE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void CB() => Script.Handle("CB");
    bool BExit(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void DEnter() => Script.Handle("DEnter");
    bool DD(Event e) => Script.Handle(e.Handler);
    async Task EEnd() => Script.Handle("EEnd");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    void DState(Event e) => Script.Handle(e.Handler);
}

// 408
[StateSchema]
internal partial class Case17
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Remove = [nameof(B)])]
    public static partial State A { get; }
    [State(Multi = true, Remove = [nameof(A), nameof(B)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)])]
    public static partial State B { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AC() => Script.Handle("AC");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CB() => Script.Handle("CB");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 1446
[StateSchema]
internal partial class Case18
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(B)], Add = [nameof(A)], Remove = [nameof(A), nameof(C)])]
    public static partial State D { get; }
    [State(Auto = true)]
    public static partial State B { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(B)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(B)], Add = [nameof(D), nameof(A)], Remove = [nameof(D), nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DA() => Script.Handle("DA");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BA() => Script.Handle("BA");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CException() => Script.Handle("CException");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CA() => Script.Handle("CA");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 2690
[StateSchema]
internal partial class Case19
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C)])]
    public static partial State B { get; }
    [State(Multi = true, Require = [nameof(B)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(A)], Remove = [nameof(B)], After = [nameof(B)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void CA() => Script.Handle("CA");
    async Task CState() => Script.Handle("CState");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 177
[StateSchema]
internal partial class Case20
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State A { get; }
    [State(Multi = true, Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State B { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State C { get; }

    bool AC(Event e) => Script.Handle(e.Handler);
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AnyEnter() => Script.Handle("AnyEnter");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BException() => Script.Handle("BException");
    void BState(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
}

// 52
[StateSchema]
internal partial class Case21
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)])]
    public static partial State A { get; }
    [State(Multi = true, Remove = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException() => Script.Handle("BException");
    void BB() => Script.Handle("BB");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 29
[StateSchema]
internal partial class Case22
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Require = [nameof(Healthcheck), nameof(E)], Add = [nameof(A), nameof(C)], Remove = [nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(A), nameof(E)], Remove = [nameof(E)], After = [nameof(Exception), nameof(Healthcheck)])]
    public static partial State C { get; }
    [State(Require = [nameof(B)])]
    public static partial State Healthcheck { get; }
    [State(Auto = true, Multi = true, Add = [nameof(C)], Remove = [nameof(A)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AHealthcheck() => Script.Handle("AHealthcheck");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BHealthcheck(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit(Event e) => Script.Handle(e.Handler);
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CHealthcheck() => Script.Handle("CHealthcheck");
    void CE() => Script.Handle("CE");
    bool HealthcheckEnter(Event e) => Script.Handle(e.Handler);
    bool HealthcheckExit() => Script.Handle("HealthcheckExit");
    async ValueTask HealthcheckState(Event e) => Script.Handle(e.Handler);
    void HealthcheckEnd() => Script.Handle("HealthcheckEnd");
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckA() => Script.Handle("HealthcheckA");
    bool HealthcheckB(Event e) => Script.Handle(e.Handler);
    bool HealthcheckC() => Script.Handle("HealthcheckC");
    void HealthcheckHealthcheck() => Script.Handle("HealthcheckHealthcheck");
    bool HealthcheckE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    async ValueTask EState(Event e) => Script.Handle(e.Handler);
    void EEnd() => Script.Handle("EEnd");
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool EHealthcheck(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 14
[StateSchema]
internal partial class Case23
{
    public required Script Script { get; init; }

    [State(Auto = true, Remove = [nameof(B), nameof(A)])]
    public static partial State A { get; }
    [State(Remove = [nameof(B), nameof(A)], After = [nameof(A)])]
    public static partial State B { get; }
    [State(Auto = true, Require = [nameof(A)])]
    public static partial State Healthcheck { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AHealthcheck() => Script.Handle("AHealthcheck");
    void AnyEnter() => Script.Handle("AnyEnter");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState() => Script.Handle("BState");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask HealthcheckEnd(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException(Event e) => Script.Handle(e.Handler);
    bool HealthcheckExit() => Script.Handle("HealthcheckExit");
    Task HealthcheckStateAsync(CancellationToken token) { Script.Handle("HealthcheckState"); return Task.CompletedTask; }
}

// 2157
[StateSchema]
internal partial class Case24
{
    public required Script Script { get; init; }

    [State(Add = [nameof(B), nameof(C)], Remove = [nameof(A)], After = [nameof(C)])]
    public static partial State E { get; }
    public static partial State D { get; }
    [State(Multi = true, Require = [nameof(C)], Add = [nameof(E)])]
    public static partial State B { get; }
    public static partial State A { get; }
    [State(Add = [nameof(A), nameof(B)], After = [nameof(B)])]
    public static partial State C { get; }

    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void EA() => Script.Handle("EA");
    bool DExit(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void BExit() => Script.Handle("BExit");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void AEnter() => Script.Handle("AEnter");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void CEnter() => Script.Handle("CEnter");
    bool CD(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
}

// 127
[StateSchema]
internal partial class Case25
{
    public required Script Script { get; init; }

    [State(Multi = true, After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Add = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception)], After = [nameof(Exception)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 41
[StateSchema]
internal partial class Case26
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(B)])]
    public static partial State A { get; }
    [State(After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Auto = true, Require = [nameof(D)], After = [nameof(D)])]
    public static partial State Healthcheck { get; }
    [State(Multi = true, Add = [nameof(Exception)])]
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AHealthcheck() => Script.Handle("AHealthcheck");
    void AD() => Script.Handle("AD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BHealthcheck() => Script.Handle("BHealthcheck");
    void BD() => Script.Handle("BD");
    bool HealthcheckEnter(Event e) => Script.Handle(e.Handler);
    bool HealthcheckExit() => Script.Handle("HealthcheckExit");
    void HealthcheckState() => Script.Handle("HealthcheckState");
    void HealthcheckEnd(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckA() => Script.Handle("HealthcheckA");
    bool HealthcheckB(Event e) => Script.Handle(e.Handler);
    bool HealthcheckHealthcheck() => Script.Handle("HealthcheckHealthcheck");
    void HealthcheckD() => Script.Handle("HealthcheckD");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DHealthcheck() => Script.Handle("DHealthcheck");
    void DD() => Script.Handle("DD");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 92
[StateSchema]
internal partial class Case27
{
    public required Script Script { get; init; }

    [State(Add = [nameof(C)], Remove = [nameof(B), nameof(A), nameof(E)])]
    public static partial State A { get; }
    [State(Remove = [nameof(B), nameof(A), nameof(E)], After = [nameof(C), nameof(D)])]
    public static partial State B { get; }
    [State(After = [nameof(D)])]
    public static partial State C { get; }
    [State(Auto = true, Add = [nameof(E)], Remove = [nameof(D)])]
    public static partial State D { get; }
    [State(Auto = true, Remove = [nameof(B), nameof(A), nameof(E)], After = [nameof(D)])]
    public static partial State E { get; }

    bool AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    async Task BEnd() => Script.Handle("BEnd");
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    bool BExit(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CC() => Script.Handle("CC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool DExit(Event e) => Script.Handle(e.Handler);
    async Task DState() => Script.Handle("DState");
    void EA() => Script.Handle("EA");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void EE() => Script.Handle("EE");
    async Task EState() => Script.Handle("EState");
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
}

// 85
[StateSchema]
internal partial class Case28
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A), nameof(C)])]
    public static partial State A { get; }
    [State(Multi = true)]
    public static partial State B { get; }
    [State(Require = [nameof(B)], Add = [nameof(B)], Remove = [nameof(A), nameof(C)], After = [nameof(B)])]
    public static partial State C { get; }

    void AB() => Script.Handle("AB");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    async Task BState() => Script.Handle("BState");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 1279
[StateSchema]
internal partial class Case29
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(After = [nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(D)], Remove = [nameof(A)])]
    public static partial State C { get; }
    [State(Remove = [nameof(C)])]
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState() => Script.Handle("AnyState");
}

// 69
[StateSchema]
internal partial class Case30
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(After = [nameof(C)])]
    public static partial State B { get; }
    [State(Auto = true, After = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async Task AnyState() => Script.Handle("AnyState");
}

// 176
[StateSchema]
internal partial class Case31
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Remove = [nameof(B), nameof(C)])]
    public static partial State B { get; }
    [State(Auto = true, Require = [nameof(B)], Remove = [nameof(C)])]
    public static partial State C { get; }

    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    void AState() => Script.Handle("AState");
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    bool BC(Event e) => Script.Handle(e.Handler);
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
}

// 2839
[StateSchema]
internal partial class Case32
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B), nameof(A), nameof(D)])]
    public static partial State C { get; }
    [State(Remove = [nameof(B), nameof(D), nameof(C)], After = [nameof(D)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(D), nameof(C)], After = [nameof(D), nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(A), nameof(C)], After = [nameof(B)])]
    public static partial State D { get; }

    bool CB(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
}

// 75
[StateSchema]
internal partial class Case33
{
    public required Script Script { get; init; }

    [State(Require = [nameof(D)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Add = [nameof(Exception)])]
    public static partial State C { get; }
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 72
[StateSchema]
internal partial class Case34
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(Exception)], Add = [nameof(D)], Remove = [nameof(A), nameof(C), nameof(D)], After = [nameof(E)])]
    public static partial State A { get; }
    [State(Auto = true, Add = [nameof(A)], Remove = [nameof(B), nameof(C)], After = [nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(A), nameof(D), nameof(E)], Add = [nameof(D), nameof(E)], Remove = [nameof(B)])]
    public static partial State C { get; }
    [State(Require = [nameof(A), nameof(E)], Add = [nameof(C)], Remove = [nameof(B)], After = [nameof(B), nameof(C), nameof(E)])]
    public static partial State D { get; }
    [State(Add = [nameof(Exception), nameof(C)], After = [nameof(B)])]
    public static partial State E { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CE() => Script.Handle("CE");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    void EState(Event e) => Script.Handle(e.Handler);
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 71
[StateSchema]
internal partial class Case35
{
    public required Script Script { get; init; }

    [State(Auto = true, After = [nameof(Exception)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(D)])]
    public static partial State C { get; }
    [State(Auto = true)]
    public static partial State D { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void BA() => Script.Handle("BA");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    async Task BState() => Script.Handle("BState");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
}

// 122
[StateSchema]
internal partial class Case36
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B)], After = [nameof(Exception), nameof(E)])]
    public static partial State A { get; }
    [State(Require = [nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(A)], Remove = [nameof(A)])]
    public static partial State C { get; }
    [State(Add = [nameof(E)])]
    public static partial State D { get; }
    [State(Require = [nameof(A)], After = [nameof(Exception), nameof(B), nameof(D)])]
    public static partial State E { get; }

    bool AD() => Script.Handle("AD");
    void AEnter() => Script.Handle("AEnter");
    async Task AnyState() => Script.Handle("AnyState");
    bool BA() => Script.Handle("BA");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void CState(Event e) => Script.Handle(e.Handler);
    bool DE(Event e) => Script.Handle(e.Handler);
    async Task DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DExit(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    async Task EEnd() => Script.Handle("EEnd");
    bool EException() => Script.Handle("EException");
    void EState() => Script.Handle("EState");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async Task ExceptionState() => Script.Handle("ExceptionState");
}

// 45
[StateSchema]
internal partial class Case37
{
    public required Script Script { get; init; }

    [State(Multi = true)]
    public static partial State Healthcheck { get; }
    [State(Remove = [nameof(Healthcheck), nameof(C), nameof(B), nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)], Add = [nameof(Exception), nameof(D)], Remove = [nameof(Healthcheck), nameof(C), nameof(D)])]
    public static partial State C { get; }
    [State(Add = [nameof(C)], Remove = [nameof(Healthcheck), nameof(C), nameof(D), nameof(B)], After = [nameof(Exception), nameof(B), nameof(C)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    bool HealthcheckExit(Event e) => Script.Handle(e.Handler);
    async Task HealthcheckState() => Script.Handle("HealthcheckState");
    async ValueTask HealthcheckEnd(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException(Event e) => Script.Handle(e.Handler);
    bool HealthcheckHealthcheck() => Script.Handle("HealthcheckHealthcheck");
    void HealthcheckB() => Script.Handle("HealthcheckB");
    bool HealthcheckC(Event e) => Script.Handle(e.Handler);
    bool HealthcheckD() => Script.Handle("HealthcheckD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BHealthcheck() => Script.Handle("BHealthcheck");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CHealthcheck() => Script.Handle("CHealthcheck");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    void DState() => Script.Handle("DState");
    void DEnd(Event e) => Script.Handle(e.Handler);
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DHealthcheck() => Script.Handle("DHealthcheck");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 634
[StateSchema]
internal partial class Case38
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(B), nameof(A)])]
    public static partial State C { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(B), nameof(C)])]
    public static partial State A { get; }
    [State(Remove = [nameof(C), nameof(A)])]
    public static partial State B { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    void AException() => Script.Handle("AException");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BC() => Script.Handle("BC");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 53
[StateSchema]
internal partial class Case39
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Add = [nameof(D)], Remove = [nameof(B), nameof(A)])]
    public static partial State A { get; }
    [State(Auto = true, Add = [nameof(Exception)], Remove = [nameof(B), nameof(A)], After = [nameof(Exception), nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(B), nameof(D)])]
    public static partial State C { get; }
    [State(Add = [nameof(B)], Remove = [nameof(B)])]
    public static partial State D { get; }

    bool AB() => Script.Handle("AB");
    void AnyEnter() => Script.Handle("AnyEnter");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    async Task BEnd() => Script.Handle("BEnd");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CD() => Script.Handle("CD");
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException() => Script.Handle("CException");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    bool DA() => Script.Handle("DA");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 3196
[StateSchema]
internal partial class Case40
{
    public required Script Script { get; init; }

    [State(Multi = true, Add = [nameof(C), nameof(B)])]
    public static partial State A { get; }
    [State(Multi = true, Add = [nameof(D)], Remove = [nameof(A)])]
    public static partial State C { get; }
    [State(Add = [nameof(B), nameof(A)], Remove = [nameof(A)])]
    public static partial State D { get; }
    [State(Add = [nameof(C)])]
    public static partial State B { get; }

    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AD() => Script.Handle("AD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CC() => Script.Handle("CC");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    async Task BState() => Script.Handle("BState");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 21
[StateSchema]
internal partial class Case41
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(E)])]
    public static partial State A { get; }
    [State(Require = [nameof(D)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)])]
    public static partial State C { get; }
    public static partial State D { get; }
    [State(Multi = true, Require = [nameof(A), nameof(B)], After = [nameof(Exception)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    async Task EState() => Script.Handle("EState");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 201
[StateSchema]
internal partial class Case42
{
    public required Script Script { get; init; }

    [State(After = [nameof(C)])]
    public static partial State A { get; }
    [State(Auto = true, After = [nameof(A)])]
    public static partial State B { get; }
    public static partial State C { get; }
    [State(Require = [nameof(E)])]
    public static partial State D { get; }
    public static partial State E { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AE() => Script.Handle("AE");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DE() => Script.Handle("DE");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    async ValueTask EState(Event e) => Script.Handle(e.Handler);
    void EEnd() => Script.Handle("EEnd");
    bool EException() => Script.Handle("EException");
    void EA() => Script.Handle("EA");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void ED() => Script.Handle("ED");
    bool EE(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 0
[StateSchema]
internal partial class Case43
{
    public required Script Script { get; init; }

    [State(Add = [nameof(B)], Remove = [nameof(B), nameof(A), nameof(C)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(B), nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception)], Remove = [nameof(B), nameof(A), nameof(C)])]
    public static partial State C { get; }

    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AnyEnter() => Script.Handle("AnyEnter");
    bool BB(Event e) => Script.Handle(e.Handler);
    async Task BEnd() => Script.Handle("BEnd");
    void BEnter() => Script.Handle("BEnter");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CException() => Script.Handle("CException");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 496
[StateSchema]
internal partial class Case44
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception), nameof(E)], Add = [nameof(Exception)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(E)])]
    public static partial State B { get; }
    [State(Remove = [nameof(A), nameof(B)], After = [nameof(Exception), nameof(B)])]
    public static partial State C { get; }
    [State(After = [nameof(A), nameof(B)])]
    public static partial State D { get; }
    [State(Multi = true, Require = [nameof(B), nameof(C)], After = [nameof(C)])]
    public static partial State E { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    void CB() => Script.Handle("CB");
    bool CE(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void CExit() => Script.Handle("CExit");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DE() => Script.Handle("DE");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void EA() => Script.Handle("EA");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EEnd() => Script.Handle("EEnd");
    bool EException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 369
[StateSchema]
internal partial class Case45
{
    public required Script Script { get; init; }

    [State(Add = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)], After = [nameof(A)])]
    public static partial State B { get; }
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async Task AnyState() => Script.Handle("AnyState");
}

// 144
[StateSchema]
internal partial class Case46
{
    public required Script Script { get; init; }

    [State(Multi = true, Add = [nameof(D)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(E), nameof(B), nameof(D), nameof(Healthcheck)])]
    public static partial State B { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(E), nameof(B), nameof(D), nameof(Healthcheck)])]
    public static partial State Healthcheck { get; }
    [State(Remove = [nameof(A), nameof(E), nameof(B), nameof(D), nameof(Healthcheck)])]
    public static partial State D { get; }
    [State(Require = [nameof(Healthcheck)], Remove = [nameof(E), nameof(B), nameof(D)])]
    public static partial State E { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionHealthcheck(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AHealthcheck() => Script.Handle("AHealthcheck");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BHealthcheck() => Script.Handle("BHealthcheck");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    bool HealthcheckExit(Event e) => Script.Handle(e.Handler);
    async Task HealthcheckState() => Script.Handle("HealthcheckState");
    async ValueTask HealthcheckEnd(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException(Event e) => Script.Handle(e.Handler);
    bool HealthcheckA() => Script.Handle("HealthcheckA");
    void HealthcheckB() => Script.Handle("HealthcheckB");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
    bool HealthcheckD() => Script.Handle("HealthcheckD");
    void HealthcheckE() => Script.Handle("HealthcheckE");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DHealthcheck() => Script.Handle("DHealthcheck");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    async Task EState() => Script.Handle("EState");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EHealthcheck() => Script.Handle("EHealthcheck");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 9
[StateSchema]
internal partial class Case47
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A), nameof(B)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(A), nameof(B)])]
    public static partial State B { get; }
    [State(Auto = true, Require = [nameof(A)], After = [nameof(A), nameof(D)])]
    public static partial State C { get; }
    [State(Multi = true, Require = [nameof(C)], After = [nameof(A)])]
    public static partial State D { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BD() => Script.Handle("BD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BExit() => Script.Handle("BExit");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CEnter() => Script.Handle("CEnter");
    void DException() => Script.Handle("DException");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 2828
[StateSchema]
internal partial class Case48
{
    public required Script Script { get; init; }

    [State(Multi = true)]
    public static partial State C { get; }
    [State(Multi = true, Remove = [nameof(A)], After = [nameof(A)])]
    public static partial State D { get; }
    [State(Multi = true, Remove = [nameof(D)], After = [nameof(C), nameof(D)])]
    public static partial State A { get; }
    public static partial State B { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool BExit(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void AnyEnter() => Script.Handle("AnyEnter");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
}

// 2346
[StateSchema]
internal partial class Case49
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A), nameof(D), nameof(B), nameof(C)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(D), nameof(B), nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(A), nameof(D), nameof(B), nameof(C)])]
    public static partial State C { get; }
    [State(Remove = [nameof(A), nameof(D), nameof(B), nameof(C)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 1748
[StateSchema]
internal partial class Case50
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(D), nameof(E), nameof(A)])]
    public static partial State D { get; }
    [State(Auto = true, Add = [nameof(A)], Remove = [nameof(A), nameof(C), nameof(Exception), nameof(E)])]
    public static partial State B { get; }
    [State(Multi = true, Remove = [nameof(A), nameof(D), nameof(E), nameof(C)])]
    public static partial State C { get; }
    [State(Multi = true, Add = [nameof(Exception)], Remove = [nameof(B), nameof(E), nameof(C), nameof(A), nameof(D)])]
    public static partial State E { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(E), nameof(Exception), nameof(C), nameof(A), nameof(D)])]
    public static partial State A { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void BA() => Script.Handle("BA");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CD() => Script.Handle("CD");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CE() => Script.Handle("CE");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    void EException() => Script.Handle("EException");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool EE(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void AA() => Script.Handle("AA");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 3427
[StateSchema]
internal partial class Case51
{
    public required Script Script { get; init; }

    public static partial State Exception { get; }
    [State(Multi = true)]
    public static partial State B { get; }
    public static partial State A { get; }
    [State(Auto = true, Multi = true, After = [nameof(C)])]
    public static partial State D { get; }
    [State(Multi = true, Add = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BException() => Script.Handle("BException");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AB() => Script.Handle("AB");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CB() => Script.Handle("CB");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 386
[StateSchema]
internal partial class Case52
{
    public required Script Script { get; init; }

    [State(Add = [nameof(B)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Multi = true, Add = [nameof(Exception)], After = [nameof(A)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception)], Add = [nameof(Exception)], Remove = [nameof(A)], After = [nameof(B)])]
    public static partial State C { get; }

    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AEnter() => Script.Handle("AEnter");
    bool AException(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    void AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BC() => Script.Handle("BC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BExit() => Script.Handle("BExit");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 3870
[StateSchema]
internal partial class Case53
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A)])]
    public static partial State B { get; }
    [State(After = [nameof(A)])]
    public static partial State C { get; }
    public static partial State A { get; }
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BD() => Script.Handle("BD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CD() => Script.Handle("CD");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AD() => Script.Handle("AD");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DException() => Script.Handle("DException");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DD() => Script.Handle("DD");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 38
[StateSchema]
internal partial class Case54
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception)], Add = [nameof(C)], After = [nameof(B), nameof(D)])]
    public static partial State A { get; }
    [State(Auto = true, After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Add = [nameof(B)])]
    public static partial State C { get; }
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 205
[StateSchema]
internal partial class Case55
{
    public required Script Script { get; init; }

    [State(Add = [nameof(Exception), nameof(C)], Remove = [nameof(A), nameof(D)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Multi = true, Add = [nameof(D)], Remove = [nameof(D)])]
    public static partial State B { get; }
    [State(Auto = true, Multi = true, After = [nameof(A)])]
    public static partial State C { get; }
    [State(Auto = true, Require = [nameof(A), nameof(B), nameof(C)], Add = [nameof(B)], After = [nameof(Exception), nameof(B), nameof(C)])]
    public static partial State D { get; }

    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    async Task AEnd() => Script.Handle("AEnd");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    bool AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    bool CA() => Script.Handle("CA");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DC() => Script.Handle("DC");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 261
[StateSchema]
internal partial class Case56
{
    public required Script Script { get; init; }

    [State(Add = [nameof(Exception), nameof(C)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Add = [nameof(D)])]
    public static partial State B { get; }
    [State(Multi = true)]
    public static partial State C { get; }
    [State(Remove = [nameof(B)])]
    public static partial State D { get; }

    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BB() => Script.Handle("BB");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CException(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DEnter() => Script.Handle("DEnter");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
}

// 340
[StateSchema]
internal partial class Case57
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception), nameof(B)])]
    public static partial State A { get; }
    [State(Add = [nameof(Exception)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception), nameof(B)], Remove = [nameof(C)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState() => Script.Handle("AnyState");
}

// 107
[StateSchema]
internal partial class Case58
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B), nameof(A)], After = [nameof(Exception), nameof(C)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(C)], Remove = [nameof(B), nameof(A)])]
    public static partial State B { get; }
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 399
[StateSchema]
internal partial class Case59
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Remove = [nameof(A), nameof(B)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(C), nameof(A), nameof(B)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(C), nameof(A), nameof(B)], After = [nameof(Exception)])]
    public static partial State C { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BC() => Script.Handle("BC");
    async Task BEnd() => Script.Handle("BEnd");
    bool BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 611
[StateSchema]
internal partial class Case60
{
    public required Script Script { get; init; }

    [State(Add = [nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception), nameof(A)], Remove = [nameof(D), nameof(C), nameof(B)])]
    public static partial State B { get; }
    [State(Remove = [nameof(D), nameof(C), nameof(B)], After = [nameof(D)])]
    public static partial State C { get; }
    [State(Multi = true, Remove = [nameof(D), nameof(C), nameof(B)])]
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AnyState() => Script.Handle("AnyState");
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    async Task BEnd() => Script.Handle("BEnd");
    bool BEnter() => Script.Handle("BEnter");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BExit(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DExit() => Script.Handle("DExit");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
}

// 1449
[StateSchema]
internal partial class Case61
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Multi = true)]
    public static partial State B { get; }
    [State(Remove = [nameof(D)], After = [nameof(B)])]
    public static partial State C { get; }
    [State(Multi = true, Remove = [nameof(B), nameof(D)], After = [nameof(C)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 209
[StateSchema]
internal partial class Case62
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B), nameof(C), nameof(A)])]
    public static partial State A { get; }
    [State(Auto = true, Add = [nameof(C)], Remove = [nameof(C), nameof(A), nameof(B)])]
    public static partial State B { get; }
    [State(Multi = true, Require = [nameof(B)], Add = [nameof(B)], Remove = [nameof(C), nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState() => Script.Handle("AnyState");
}

// 982
[StateSchema]
internal partial class Case63
{
    public required Script Script { get; init; }

    [State(Auto = true, Remove = [nameof(D)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)])]
    public static partial State B { get; }
    [State(Auto = true)]
    public static partial State C { get; }
    [State(Auto = true)]
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    void AC() => Script.Handle("AC");
    void AEnd() => Script.Handle("AEnd");
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    bool AnyEnter() => Script.Handle("AnyEnter");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
}

// 3127
[StateSchema]
internal partial class Case64
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B), nameof(C), nameof(A)])]
    public static partial State A { get; }
    [State(Add = [nameof(C)], Remove = [nameof(B), nameof(C), nameof(A)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(C), nameof(A)])]
    public static partial State C { get; }

    void BA() => Script.Handle("BA");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
}

// 166
[StateSchema]
internal partial class Case65
{
    public required Script Script { get; init; }

    [State(Multi = true, Require = [nameof(Exception)], Remove = [nameof(B), nameof(Healthcheck), nameof(A)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)], Remove = [nameof(B), nameof(Healthcheck)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(Healthcheck), nameof(A)])]
    public static partial State Healthcheck { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AHealthcheck(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BHealthcheck() => Script.Handle("BHealthcheck");
    bool HealthcheckEnter(Event e) => Script.Handle(e.Handler);
    bool HealthcheckExit() => Script.Handle("HealthcheckExit");
    void HealthcheckState(Event e) => Script.Handle(e.Handler);
    Task HealthcheckEndAsync(CancellationToken token) { Script.Handle("HealthcheckEnd"); return Task.CompletedTask; }
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckA() => Script.Handle("HealthcheckA");
    bool HealthcheckB(Event e) => Script.Handle(e.Handler);
    bool HealthcheckHealthcheck() => Script.Handle("HealthcheckHealthcheck");
    void AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 108
[StateSchema]
internal partial class Case66
{
    public required Script Script { get; init; }

    [State(Auto = true, Remove = [nameof(D), nameof(C), nameof(A)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Multi = true, Remove = [nameof(B), nameof(D), nameof(C), nameof(A)])]
    public static partial State C { get; }
    [State(Require = [nameof(Exception)], Add = [nameof(A)], Remove = [nameof(D), nameof(C), nameof(A)])]
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 77
[StateSchema]
internal partial class Case67
{
    public required Script Script { get; init; }

    [State(Multi = true)]
    public static partial State A { get; }
    [State(Auto = true, After = [nameof(Exception), nameof(C)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Add = [nameof(A)], After = [nameof(Exception), nameof(A)])]
    public static partial State C { get; }

    void AC() => Script.Handle("AC");
    async Task AEnd() => Script.Handle("AEnd");
    bool AEnter() => Script.Handle("AEnter");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    void CState() => Script.Handle("CState");
    bool ExceptionC() => Script.Handle("ExceptionC");
}

// 129
[StateSchema]
internal partial class Case68
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(D)], After = [nameof(D)])]
    public static partial State A { get; }
    [State(Require = [nameof(C)], Remove = [nameof(A)])]
    public static partial State B { get; }
    [State(Add = [nameof(A), nameof(D)], Remove = [nameof(D)], After = [nameof(B)])]
    public static partial State C { get; }
    [State(Require = [nameof(Exception), nameof(C)])]
    public static partial State D { get; }

    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AEnter() => Script.Handle("AEnter");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    void CC() => Script.Handle("CC");
    void CEnd() => Script.Handle("CEnd");
    bool CEnter() => Script.Handle("CEnter");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DState() => Script.Handle("DState");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    void ExceptionException() => Script.Handle("ExceptionException");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 54
[StateSchema]
internal partial class Case69
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(B), nameof(D), nameof(A)], After = [nameof(Exception), nameof(B), nameof(C), nameof(D)])]
    public static partial State A { get; }
    [State(Add = [nameof(D)], Remove = [nameof(C), nameof(B), nameof(D), nameof(A)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Add = [nameof(A)], Remove = [nameof(C), nameof(B), nameof(D)], After = [nameof(A), nameof(B)])]
    public static partial State C { get; }
    [State(Require = [nameof(B)], Add = [nameof(Exception), nameof(C)], Remove = [nameof(A), nameof(D), nameof(C)], After = [nameof(Exception), nameof(B)])]
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 1271
[StateSchema]
internal partial class Case70
{
    public required Script Script { get; init; }

    [State(Add = [nameof(C)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Add = [nameof(A)])]
    public static partial State C { get; }
    [State(Auto = true, After = [nameof(A)])]
    public static partial State B { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AB() => Script.Handle("AB");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BC() => Script.Handle("BC");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 94
[StateSchema]
internal partial class Case71
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Healthcheck), nameof(D)], Remove = [nameof(C)], After = [nameof(Healthcheck), nameof(D)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)], Add = [nameof(Exception), nameof(D)], Remove = [nameof(Healthcheck), nameof(D)], After = [nameof(C)])]
    public static partial State Healthcheck { get; }
    [State(Auto = true, Require = [nameof(D)], After = [nameof(Exception), nameof(A)])]
    public static partial State C { get; }
    [State(Multi = true, Require = [nameof(A), nameof(Healthcheck)], Add = [nameof(Exception)], Remove = [nameof(D)], After = [nameof(A)])]
    public static partial State D { get; }

    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    bool CA() => Script.Handle("CA");
    void CD() => Script.Handle("CD");
    void CEnd() => Script.Handle("CEnd");
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool CHealthcheck() => Script.Handle("CHealthcheck");
    void CState() => Script.Handle("CState");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    async Task DEnd() => Script.Handle("DEnd");
    bool DHealthcheck(Event e) => Script.Handle(e.Handler);
    void DState() => Script.Handle("DState");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    bool HealthcheckEnter(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckHealthcheck() => Script.Handle("HealthcheckHealthcheck");
}

// 20
[StateSchema]
internal partial class Case72
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(After = [nameof(C)])]
    public static partial State B { get; }
    public static partial State C { get; }

    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async Task AState() => Script.Handle("AState");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void CA() => Script.Handle("CA");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionExit() => Script.Handle("ExceptionExit");
}

// 22
[StateSchema]
internal partial class Case73
{
    public required Script Script { get; init; }

    [State(Require = [nameof(D)], Add = [nameof(B)], Remove = [nameof(C), nameof(B), nameof(A)], After = [nameof(Exception), nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)], Remove = [nameof(B), nameof(C), nameof(D)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Add = [nameof(Exception), nameof(B)], Remove = [nameof(C), nameof(D), nameof(B), nameof(A)], After = [nameof(A), nameof(D)])]
    public static partial State C { get; }
    [State(Require = [nameof(Exception), nameof(B)], Add = [nameof(Exception), nameof(C)], Remove = [nameof(A), nameof(C), nameof(D)], After = [nameof(B)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 234
[StateSchema]
internal partial class Case74
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(Exception)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Add = [nameof(Exception)], Remove = [nameof(E)])]
    public static partial State C { get; }
    [State(Auto = true, Require = [nameof(B)], After = [nameof(E)])]
    public static partial State D { get; }
    [State(Require = [nameof(Exception)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    void EState(Event e) => Script.Handle(e.Handler);
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState() => Script.Handle("AnyState");
}

// 35
[StateSchema]
internal partial class Case75
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(D), nameof(A)])]
    public static partial State A { get; }
    [State(Multi = true, After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Remove = [nameof(D)])]
    public static partial State C { get; }
    [State(Auto = true, Remove = [nameof(D), nameof(A)])]
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    void AD() => Script.Handle("AD");
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    bool BA(Event e) => Script.Handle(e.Handler);
    void BEnd(Event e) => Script.Handle(e.Handler);
    void BEnter() => Script.Handle("BEnter");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DC() => Script.Handle("DC");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    void DState() => Script.Handle("DState");
    bool ExceptionD() => Script.Handle("ExceptionD");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
}

// 575
[StateSchema]
internal partial class Case76
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception)], Add = [nameof(B)], Remove = [nameof(B)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Remove = [nameof(B)])]
    public static partial State B { get; }
    [State(Require = [nameof(D)], Remove = [nameof(C)], After = [nameof(B)])]
    public static partial State C { get; }
    [State(Add = [nameof(Exception), nameof(A)], Remove = [nameof(D)])]
    public static partial State D { get; }

    void AD() => Script.Handle("AD");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BEnter() => Script.Handle("BEnter");
    void BState(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void DA() => Script.Handle("DA");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
}

// 572
[StateSchema]
internal partial class Case77
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(D)])]
    public static partial State A { get; }
    [State(Add = [nameof(Exception)], After = [nameof(D)])]
    public static partial State B { get; }
    [State(Add = [nameof(Exception)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(Remove = [nameof(A)])]
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState() => Script.Handle("DState");
    void DEnd(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async Task AnyState() => Script.Handle("AnyState");
}

// 481
[StateSchema]
internal partial class Case78
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception)], Add = [nameof(Exception), nameof(C)], Remove = [nameof(A), nameof(C)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(C)], Add = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Remove = [nameof(C)], After = [nameof(B)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)], Remove = [nameof(C)], After = [nameof(C)])]
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 135
[StateSchema]
internal partial class Case79
{
    public required Script Script { get; init; }

    [State(Add = [nameof(C)], Remove = [nameof(A), nameof(C), nameof(B), nameof(D)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Multi = true, Require = [nameof(D)], Add = [nameof(Exception), nameof(D)], Remove = [nameof(A), nameof(C), nameof(B)])]
    public static partial State B { get; }
    [State(Auto = true, Remove = [nameof(C), nameof(A), nameof(B), nameof(D)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(Add = [nameof(Exception)], Remove = [nameof(A), nameof(C), nameof(B), nameof(D)])]
    public static partial State D { get; }

    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AEnter() => Script.Handle("AEnter");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    bool DB() => Script.Handle("DB");
    void DD() => Script.Handle("DD");
    bool DException(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 2886
[StateSchema]
internal partial class Case80
{
    public required Script Script { get; init; }

    public static partial State B { get; }
    [State(Require = [nameof(D)], Add = [nameof(E)], Remove = [nameof(B)])]
    public static partial State A { get; }
    public static partial State E { get; }
    [State(Add = [nameof(A), nameof(C)])]
    public static partial State D { get; }
    [State(Add = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void BExit() => Script.Handle("BExit");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BA() => Script.Handle("BA");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AD() => Script.Handle("AD");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EA() => Script.Handle("EA");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void DEnter() => Script.Handle("DEnter");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DC() => Script.Handle("DC");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    void BEnd() => Script.Handle("BEnd");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    async Task AnyState() => Script.Handle("AnyState");
}

// 3227
[StateSchema]
internal partial class Case81
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Add = [nameof(D)], Remove = [nameof(D), nameof(A)], After = [nameof(A)])]
    public static partial State B { get; }
    [State(Multi = true, Require = [nameof(A)], Add = [nameof(D), nameof(Exception)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(Remove = [nameof(D), nameof(B)])]
    public static partial State A { get; }
    [State(Add = [nameof(Exception), nameof(A), nameof(B), nameof(C)], Remove = [nameof(B), nameof(A), nameof(C)])]
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BA() => Script.Handle("BA");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CException() => Script.Handle("CException");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CA() => Script.Handle("CA");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AA() => Script.Handle("AA");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DA() => Script.Handle("DA");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 3566
[StateSchema]
internal partial class Case82
{
    public required Script Script { get; init; }

    [State(Auto = true)]
    public static partial State A { get; }
    [State(Auto = true)]
    public static partial State C { get; }
    [State(Add = [nameof(C), nameof(E), nameof(A)], Remove = [nameof(E), nameof(A)])]
    public static partial State B { get; }
    [State(Auto = true, After = [nameof(D)])]
    public static partial State E { get; }
    [State(Auto = true)]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AE() => Script.Handle("AE");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CB() => Script.Handle("CB");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit(Event e) => Script.Handle(e.Handler);
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BC() => Script.Handle("BC");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void BD() => Script.Handle("BD");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    async ValueTask EState(Event e) => Script.Handle(e.Handler);
    void EEnd() => Script.Handle("EEnd");
    bool EException() => Script.Handle("EException");
    void EA() => Script.Handle("EA");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EE() => Script.Handle("EE");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DB() => Script.Handle("DB");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 111
[StateSchema]
internal partial class Case83
{
    public required Script Script { get; init; }

    [State(Auto = true, Multi = true, Remove = [nameof(A), nameof(E), nameof(Healthcheck), nameof(D)])]
    public static partial State A { get; }
    [State(Multi = true, Require = [nameof(A), nameof(D)], Remove = [nameof(E), nameof(Healthcheck)])]
    public static partial State Healthcheck { get; }
    [State(Auto = true, Require = [nameof(E)], Add = [nameof(A), nameof(E)], Remove = [nameof(C), nameof(D)], After = [nameof(A)])]
    public static partial State C { get; }
    [State(Remove = [nameof(A), nameof(E), nameof(Healthcheck), nameof(D)])]
    public static partial State D { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(C), nameof(A), nameof(E), nameof(Healthcheck), nameof(D)], After = [nameof(Exception), nameof(C)])]
    public static partial State E { get; }

    bool AC(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CExit() => Script.Handle("CExit");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DHealthcheck() => Script.Handle("DHealthcheck");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    bool EA() => Script.Handle("EA");
    void EC() => Script.Handle("EC");
    bool EE(Event e) => Script.Handle(e.Handler);
    void EEnd(Event e) => Script.Handle(e.Handler);
    void EException() => Script.Handle("EException");
    bool EExit(Event e) => Script.Handle(e.Handler);
    bool EHealthcheck() => Script.Handle("EHealthcheck");
    void EState() => Script.Handle("EState");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    bool HealthcheckC() => Script.Handle("HealthcheckC");
    void HealthcheckD() => Script.Handle("HealthcheckD");
    bool HealthcheckE(Event e) => Script.Handle(e.Handler);
    async Task HealthcheckEnd() => Script.Handle("HealthcheckEnd");
    void HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
    void HealthcheckState(Event e) => Script.Handle(e.Handler);
}

// 886
[StateSchema]
internal partial class Case84
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Add = [nameof(A)], Remove = [nameof(D)])]
    public static partial State B { get; }
    public static partial State C { get; }
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AEnter() => Script.Handle("AEnter");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async Task AnyState() => Script.Handle("AnyState");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CException(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DEnd(Event e) => Script.Handle(e.Handler);
    bool DEnter(Event e) => Script.Handle(e.Handler);
    async Task DState() => Script.Handle("DState");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionExit() => Script.Handle("ExceptionExit");
}

// 238
[StateSchema]
internal partial class Case85
{
    public required Script Script { get; init; }

    [State(After = [nameof(D)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A)])]
    public static partial State B { get; }
    [State(Remove = [nameof(D)])]
    public static partial State C { get; }
    [State(Add = [nameof(E)])]
    public static partial State D { get; }
    [State(Require = [nameof(Exception), nameof(D)], Remove = [nameof(C), nameof(E)])]
    public static partial State E { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CE() => Script.Handle("CE");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 388
[StateSchema]
internal partial class Case86
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(B), nameof(C), nameof(D), nameof(E)], Remove = [nameof(A)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Add = [nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(Exception), nameof(A), nameof(D)], Remove = [nameof(B), nameof(C), nameof(E)], After = [nameof(A), nameof(D)])]
    public static partial State C { get; }
    [State(Multi = true, Add = [nameof(E)], Remove = [nameof(C), nameof(E)], After = [nameof(Exception)])]
    public static partial State D { get; }
    [State(Require = [nameof(A), nameof(B), nameof(C), nameof(D)], Remove = [nameof(E)], After = [nameof(A), nameof(B)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    async Task EState() => Script.Handle("EState");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 330
[StateSchema]
internal partial class Case87
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(A), nameof(B)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(C), nameof(A), nameof(B)], After = [nameof(A)])]
    public static partial State B { get; }
    [State(Add = [nameof(A)], Remove = [nameof(C), nameof(A), nameof(B)])]
    public static partial State C { get; }

    bool AEnter() => Script.Handle("AEnter");
    void AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AnyEnter() => Script.Handle("AnyEnter");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BEnter() => Script.Handle("BEnter");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    async Task CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
}

// 824
[StateSchema]
internal partial class Case88
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Add = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(C)])]
    public static partial State C { get; }

    void AC() => Script.Handle("AC");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AnyState(Event e) => Script.Handle(e.Handler);
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BEnter() => Script.Handle("BEnter");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
}

// 536
[StateSchema]
internal partial class Case89
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Require = [nameof(C)])]
    public static partial State B { get; }
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 603
[StateSchema]
internal partial class Case90
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(B)], Remove = [nameof(C), nameof(A)])]
    public static partial State A { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(A)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(C), nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async Task AnyState() => Script.Handle("AnyState");
}

// 517
[StateSchema]
internal partial class Case91
{
    public required Script Script { get; init; }

    [State(Auto = true, Add = [nameof(C)], Remove = [nameof(D)], After = [nameof(C), nameof(D)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(A)], Add = [nameof(A)], Remove = [nameof(B)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Remove = [nameof(A)])]
    public static partial State C { get; }
    [State(Require = [nameof(Exception)])]
    public static partial State D { get; }

    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AEnter() => Script.Handle("AEnter");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BState() => Script.Handle("BState");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CEnter() => Script.Handle("CEnter");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DD() => Script.Handle("DD");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    void DState() => Script.Handle("DState");
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
}

// 745
[StateSchema]
internal partial class Case92
{
    public required Script Script { get; init; }

    [State(Add = [nameof(Exception), nameof(D)], Remove = [nameof(A), nameof(C), nameof(D)])]
    public static partial State A { get; }
    [State(Require = [nameof(C)], After = [nameof(Exception), nameof(A), nameof(D)])]
    public static partial State B { get; }
    public static partial State C { get; }
    [State(Add = [nameof(C)], Remove = [nameof(C)], After = [nameof(Exception), nameof(A)])]
    public static partial State D { get; }

    bool AD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
    void BA() => Script.Handle("BA");
    bool BD(Event e) => Script.Handle(e.Handler);
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CEnter() => Script.Handle("CEnter");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    bool DD(Event e) => Script.Handle(e.Handler);
    async Task DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DExit(Event e) => Script.Handle(e.Handler);
    void DState(Event e) => Script.Handle(e.Handler);
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 1483
[StateSchema]
internal partial class Case93
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C)])]
    public static partial State A { get; }
    [State(Add = [nameof(A), nameof(C)], Remove = [nameof(B)], After = [nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(D)], After = [nameof(A)])]
    public static partial State C { get; }
    [State(Require = [nameof(A), nameof(C)], Remove = [nameof(D)], After = [nameof(B)])]
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 530
[StateSchema]
internal partial class Case94
{
    public required Script Script { get; init; }

    [State(Auto = true, Remove = [nameof(A), nameof(C), nameof(D), nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception), nameof(A)], Add = [nameof(D)], Remove = [nameof(B), nameof(C), nameof(D)])]
    public static partial State B { get; }
    [State(Remove = [nameof(D), nameof(A), nameof(C), nameof(B)], After = [nameof(B)])]
    public static partial State C { get; }
    [State(Add = [nameof(C)], Remove = [nameof(D), nameof(A), nameof(C), nameof(B)], After = [nameof(C)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 1031
[StateSchema]
internal partial class Case95
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C), nameof(D)], Remove = [nameof(E), nameof(A)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(C)], Remove = [nameof(A), nameof(Healthcheck), nameof(E)])]
    public static partial State Healthcheck { get; }
    [State(Remove = [nameof(E)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(Require = [nameof(A), nameof(E)], Remove = [nameof(D)])]
    public static partial State D { get; }
    [State(Multi = true, Add = [nameof(Exception), nameof(Healthcheck), nameof(D)], Remove = [nameof(D), nameof(E), nameof(A)])]
    public static partial State E { get; }

    bool AC(Event e) => Script.Handle(e.Handler);
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AHealthcheck(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
    bool CA(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool CHealthcheck(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void DA() => Script.Handle("DA");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    bool DHealthcheck(Event e) => Script.Handle(e.Handler);
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EHealthcheck() => Script.Handle("EHealthcheck");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    bool HealthcheckA() => Script.Handle("HealthcheckA");
    void HealthcheckException() => Script.Handle("HealthcheckException");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
}

// 52
[StateSchema]
internal partial class Case96
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B), nameof(C), nameof(A)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Multi = true, Remove = [nameof(B), nameof(C), nameof(A)], After = [nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Multi = true, Remove = [nameof(B), nameof(C), nameof(A)], After = [nameof(D)])]
    public static partial State C { get; }
    [State(Require = [nameof(A), nameof(C)], After = [nameof(A), nameof(B)])]
    public static partial State D { get; }

    bool AD() => Script.Handle("AD");
    void AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void BB() => Script.Handle("BB");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    void DB() => Script.Handle("DB");
    void DEnd() => Script.Handle("DEnd");
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionC() => Script.Handle("ExceptionC");
}

// 225
[StateSchema]
internal partial class Case97
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Remove = [nameof(B)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Multi = true, Remove = [nameof(A), nameof(B)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 147
[StateSchema]
internal partial class Case98
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(Exception)], Remove = [nameof(C), nameof(B)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception), nameof(B)], Add = [nameof(B)], Remove = [nameof(C)], After = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 86
[StateSchema]
internal partial class Case99
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception)], Add = [nameof(Exception), nameof(C)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(After = [nameof(D)])]
    public static partial State B { get; }
    [State(Auto = true, Multi = true, Add = [nameof(D)], Remove = [nameof(B)])]
    public static partial State C { get; }
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    void AEnd() => Script.Handle("AEnd");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BD(Event e) => Script.Handle(e.Handler);
    async Task BEnd() => Script.Handle("BEnd");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DEnter() => Script.Handle("DEnter");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
}

// 153
[StateSchema]
internal partial class Case100
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Require = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Remove = [nameof(A)])]
    public static partial State C { get; }
    [State(Remove = [nameof(B)])]
    public static partial State D { get; }
    public static partial State E { get; }

    void AA() => Script.Handle("AA");
    bool AE(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    void AEnter() => Script.Handle("AEnter");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AnyEnter() => Script.Handle("AnyEnter");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    void BEnd(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void CEnter() => Script.Handle("CEnter");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    async Task DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EEnter() => Script.Handle("EEnter");
    async Task EState() => Script.Handle("EState");
    bool ExceptionE() => Script.Handle("ExceptionE");
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
}

// 183
[StateSchema]
internal partial class Case101
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception)], Add = [nameof(C)], Remove = [nameof(B), nameof(C), nameof(A)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Remove = [nameof(B), nameof(C)], After = [nameof(Exception)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 1691
[StateSchema]
internal partial class Case102
{
    public required Script Script { get; init; }

    [State(Auto = true)]
    public static partial State D { get; }
    public static partial State A { get; }
    [State(Remove = [nameof(A)])]
    public static partial State C { get; }
    public static partial State B { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    void DException() => Script.Handle("DException");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DC() => Script.Handle("DC");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AC() => Script.Handle("AC");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CException() => Script.Handle("CException");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CC() => Script.Handle("CC");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BC() => Script.Handle("BC");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 126
[StateSchema]
internal partial class Case103
{
    public required Script Script { get; init; }

    [State(Auto = true, After = [nameof(Exception)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Multi = true)]
    public static partial State C { get; }
    public static partial State D { get; }
    public static partial State E { get; }

    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void DB() => Script.Handle("DB");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void ED() => Script.Handle("ED");
    bool EE(Event e) => Script.Handle(e.Handler);
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    void EEnter() => Script.Handle("EEnter");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionExit() => Script.Handle("ExceptionExit");
}

// 473
[StateSchema]
internal partial class Case104
{
    public required Script Script { get; init; }

    [State(Multi = true, Require = [nameof(Exception), nameof(D)], Remove = [nameof(A), nameof(Healthcheck)])]
    public static partial State A { get; }
    [State(Add = [nameof(A)], Remove = [nameof(C), nameof(A), nameof(Healthcheck), nameof(D)])]
    public static partial State Healthcheck { get; }
    [State(Remove = [nameof(Healthcheck), nameof(D)])]
    public static partial State C { get; }
    [State(Add = [nameof(Healthcheck)], Remove = [nameof(A), nameof(Healthcheck), nameof(D)])]
    public static partial State D { get; }

    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AHealthcheck() => Script.Handle("AHealthcheck");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    void CEnd() => Script.Handle("CEnd");
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DHealthcheck() => Script.Handle("DHealthcheck");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void HealthcheckC() => Script.Handle("HealthcheckC");
    async ValueTask HealthcheckEnd(Event e) => Script.Handle(e.Handler);
    bool HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    void HealthcheckException() => Script.Handle("HealthcheckException");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
}

// 148
[StateSchema]
internal partial class Case105
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(B), nameof(Healthcheck)])]
    public static partial State Healthcheck { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(Healthcheck)])]
    public static partial State B { get; }
    [State(Add = [nameof(Exception)], Remove = [nameof(C), nameof(B), nameof(Healthcheck)], After = [nameof(Exception)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionHealthcheck(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool HealthcheckEnter(Event e) => Script.Handle(e.Handler);
    bool HealthcheckExit() => Script.Handle("HealthcheckExit");
    void HealthcheckState() => Script.Handle("HealthcheckState");
    void HealthcheckEnd(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckHealthcheck() => Script.Handle("HealthcheckHealthcheck");
    bool HealthcheckB(Event e) => Script.Handle(e.Handler);
    bool HealthcheckC() => Script.Handle("HealthcheckC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BHealthcheck() => Script.Handle("BHealthcheck");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CException() => Script.Handle("CException");
    bool CHealthcheck(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async Task AnyState() => Script.Handle("AnyState");
}

// 271
[StateSchema]
internal partial class Case106
{
    public required Script Script { get; init; }

    [State(Multi = true, Add = [nameof(B)], Remove = [nameof(Healthcheck), nameof(A), nameof(D)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception)], Remove = [nameof(B)])]
    public static partial State B { get; }
    [State(Add = [nameof(D)], Remove = [nameof(A), nameof(Healthcheck), nameof(D)])]
    public static partial State Healthcheck { get; }
    [State(Auto = true, Remove = [nameof(A), nameof(Healthcheck), nameof(D)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionHealthcheck(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AHealthcheck(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BHealthcheck(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    bool HealthcheckExit(Event e) => Script.Handle(e.Handler);
    void HealthcheckState() => Script.Handle("HealthcheckState");
    void HealthcheckEnd(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException(Event e) => Script.Handle(e.Handler);
    bool HealthcheckA() => Script.Handle("HealthcheckA");
    void HealthcheckB() => Script.Handle("HealthcheckB");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
    bool HealthcheckD() => Script.Handle("HealthcheckD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DHealthcheck(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 95
[StateSchema]
internal partial class Case107
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(E)], Add = [nameof(E)], Remove = [nameof(C), nameof(B), nameof(A), nameof(D)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(C)], Add = [nameof(E)], Remove = [nameof(E), nameof(B), nameof(A), nameof(D)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Multi = true, Add = [nameof(B)], After = [nameof(Exception), nameof(D)])]
    public static partial State C { get; }
    [State(Require = [nameof(Exception)], Remove = [nameof(E), nameof(B), nameof(A), nameof(D)])]
    public static partial State D { get; }
    [State(Require = [nameof(A)], Add = [nameof(C)], Remove = [nameof(E), nameof(B), nameof(D)])]
    public static partial State E { get; }

    bool AB(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CD(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    void DA() => Script.Handle("DA");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DExit() => Script.Handle("DExit");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void EEnd() => Script.Handle("EEnd");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EException() => Script.Handle("EException");
    void EExit() => Script.Handle("EExit");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionExit() => Script.Handle("ExceptionExit");
}

// 592
[StateSchema]
internal partial class Case108
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception)], Add = [nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception)], Add = [nameof(C)], Remove = [nameof(C)], After = [nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)], Add = [nameof(Exception)], Remove = [nameof(D)], After = [nameof(A)])]
    public static partial State C { get; }
    [State(Add = [nameof(B), nameof(C)])]
    public static partial State D { get; }

    bool AB() => Script.Handle("AB");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AnyState() => Script.Handle("AnyState");
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DExit(Event e) => Script.Handle(e.Handler);
    void DState(Event e) => Script.Handle(e.Handler);
    void ExceptionA() => Script.Handle("ExceptionA");
    async Task ExceptionState() => Script.Handle("ExceptionState");
}

// 599
[StateSchema]
internal partial class Case109
{
    public required Script Script { get; init; }

    [State(Multi = true, Require = [nameof(D)], Add = [nameof(C), nameof(D)], Remove = [nameof(C)], After = [nameof(B), nameof(C), nameof(D)])]
    public static partial State A { get; }
    [State(Require = [nameof(E)], Add = [nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Add = [nameof(B)], Remove = [nameof(B), nameof(C)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(Require = [nameof(B), nameof(C), nameof(E)], Add = [nameof(E)], After = [nameof(Exception), nameof(B), nameof(E)])]
    public static partial State D { get; }
    [State(Require = [nameof(D)], Add = [nameof(D)], After = [nameof(B), nameof(D)])]
    public static partial State E { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CE() => Script.Handle("CE");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    void EState(Event e) => Script.Handle(e.Handler);
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 570
[StateSchema]
internal partial class Case110
{
    public required Script Script { get; init; }

    [State(Auto = true, Multi = true, Remove = [nameof(A), nameof(C)])]
    public static partial State A { get; }
    [State(Require = [nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(A), nameof(C)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 272
[StateSchema]
internal partial class Case111
{
    public required Script Script { get; init; }

    [State(Add = [nameof(B)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A)])]
    public static partial State B { get; }
    [State(Add = [nameof(D)], Remove = [nameof(E)], After = [nameof(A), nameof(E)])]
    public static partial State C { get; }
    [State(Auto = true)]
    public static partial State D { get; }
    [State(Auto = true, Multi = true, Require = [nameof(Exception)], Remove = [nameof(D)])]
    public static partial State E { get; }

    bool AB() => Script.Handle("AB");
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    void BB() => Script.Handle("BB");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BExit() => Script.Handle("BExit");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DE() => Script.Handle("DE");
    async Task DState() => Script.Handle("DState");
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    void EEnd(Event e) => Script.Handle(e.Handler);
    bool EException() => Script.Handle("EException");
    void EExit() => Script.Handle("EExit");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 27
[StateSchema]
internal partial class Case112
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A), nameof(C), nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception)], Remove = [nameof(A), nameof(C), nameof(B)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Add = [nameof(B)], Remove = [nameof(C), nameof(B)])]
    public static partial State C { get; }

    void AA() => Script.Handle("AA");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void BA() => Script.Handle("BA");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    void CA() => Script.Handle("CA");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void ExceptionC() => Script.Handle("ExceptionC");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionException() => Script.Handle("ExceptionException");
}

// 3489
[StateSchema]
internal partial class Case113
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(C), nameof(B), nameof(D)])]
    public static partial State C { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(D)], After = [nameof(C)])]
    public static partial State D { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(D)])]
    public static partial State B { get; }
    [State(Add = [nameof(C)])]
    public static partial State A { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CA() => Script.Handle("CA");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DA() => Script.Handle("DA");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BA() => Script.Handle("BA");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException() => Script.Handle("AException");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AA() => Script.Handle("AA");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 168
[StateSchema]
internal partial class Case114
{
    public required Script Script { get; init; }

    [State(Require = [nameof(B), nameof(C)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Auto = true, Add = [nameof(A)], Remove = [nameof(A), nameof(C)], After = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 411
[StateSchema]
internal partial class Case115
{
    public required Script Script { get; init; }

    [State(After = [nameof(B)])]
    public static partial State A { get; }
    [State(Add = [nameof(C)])]
    public static partial State B { get; }
    [State(Auto = true, Require = [nameof(Exception)])]
    public static partial State C { get; }

    void AA() => Script.Handle("AA");
    bool AC(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    void AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    async Task CEnd() => Script.Handle("CEnd");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionException() => Script.Handle("ExceptionException");
}

// 892
[StateSchema]
internal partial class Case116
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Require = [nameof(C)])]
    public static partial State B { get; }
    [State(Multi = true, Require = [nameof(A)], Remove = [nameof(B)])]
    public static partial State C { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BExit(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    bool ExceptionC() => Script.Handle("ExceptionC");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 397
[StateSchema]
internal partial class Case117
{
    public required Script Script { get; init; }

    [State(Require = [nameof(B)], Add = [nameof(Exception)], Remove = [nameof(A), nameof(D)], After = [nameof(Exception), nameof(B), nameof(D)])]
    public static partial State A { get; }
    [State(Add = [nameof(C)], Remove = [nameof(A), nameof(B), nameof(D)])]
    public static partial State B { get; }
    public static partial State C { get; }
    [State(Remove = [nameof(D), nameof(B), nameof(A)])]
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    void DState() => Script.Handle("DState");
    void DEnd(Event e) => Script.Handle(e.Handler);
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 458
[StateSchema]
internal partial class Case118
{
    public required Script Script { get; init; }

    [State(After = [nameof(Exception)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Require = [nameof(E)])]
    public static partial State C { get; }
    [State(Remove = [nameof(B)])]
    public static partial State D { get; }
    [State(Auto = true, Require = [nameof(Exception)], After = [nameof(D)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState() => Script.Handle("DState");
    void DEnd(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    void EState() => Script.Handle("EState");
    void EEnd(Event e) => Script.Handle(e.Handler);
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 485
[StateSchema]
internal partial class Case119
{
    public required Script Script { get; init; }

    [State(Require = [nameof(B)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(D)], Remove = [nameof(C)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)], After = [nameof(A), nameof(E)])]
    public static partial State C { get; }
    [State(Auto = true, Multi = true, Add = [nameof(B), nameof(E)], Remove = [nameof(A), nameof(B)], After = [nameof(A)])]
    public static partial State D { get; }
    [State(Require = [nameof(B)], Remove = [nameof(A)], After = [nameof(A), nameof(B)])]
    public static partial State E { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    async Task AState() => Script.Handle("AState");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
    bool BB() => Script.Handle("BB");
    void BD() => Script.Handle("BD");
    async Task BState() => Script.Handle("BState");
    bool CA() => Script.Handle("CA");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DExit() => Script.Handle("DExit");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    bool EExit(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
}

// 1583
[StateSchema]
internal partial class Case120
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Require = [nameof(Exception)])]
    public static partial State B { get; }
    public static partial State C { get; }

    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AExit() => Script.Handle("AExit");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
    bool BB() => Script.Handle("BB");
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CExit(Event e) => Script.Handle(e.Handler);
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionExit() => Script.Handle("ExceptionExit");
}

// 591
[StateSchema]
internal partial class Case121
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A), nameof(C), nameof(B), nameof(D)], After = [nameof(C), nameof(D)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(C), nameof(B), nameof(D)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(C), nameof(A), nameof(B), nameof(D)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)], Remove = [nameof(B), nameof(C), nameof(D)], After = [nameof(B)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 921
[StateSchema]
internal partial class Case122
{
    public required Script Script { get; init; }

    [State(Require = [nameof(E)], After = [nameof(E)])]
    public static partial State A { get; }
    [State(Auto = true, Multi = true, Add = [nameof(C)], Remove = [nameof(A), nameof(B)], After = [nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(E)], Add = [nameof(B)], Remove = [nameof(B), nameof(D), nameof(C)])]
    public static partial State C { get; }
    [State(Add = [nameof(E)], Remove = [nameof(E)])]
    public static partial State D { get; }
    [State(Require = [nameof(Exception)], Remove = [nameof(A), nameof(C), nameof(E)], After = [nameof(A)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    async ValueTask EState(Event e) => Script.Handle(e.Handler);
    void EEnd() => Script.Handle("EEnd");
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    bool EE(Event e) => Script.Handle(e.Handler);
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async Task AnyState() => Script.Handle("AnyState");
}

// 705
[StateSchema]
internal partial class Case123
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State B { get; }
    [State(Add = [nameof(B)], Remove = [nameof(C), nameof(B), nameof(A)], After = [nameof(A)])]
    public static partial State C { get; }

    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BExit() => Script.Handle("BExit");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    bool CExit(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    bool ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 1361
[StateSchema]
internal partial class Case124
{
    public required Script Script { get; init; }

    [State(Require = [nameof(B)], Remove = [nameof(D), nameof(A), nameof(C)], After = [nameof(Exception), nameof(D)])]
    public static partial State A { get; }
    [State(Require = [nameof(D)], Add = [nameof(C)], Remove = [nameof(A), nameof(B), nameof(C)], After = [nameof(D)])]
    public static partial State B { get; }
    [State(Add = [nameof(A)], Remove = [nameof(A), nameof(C), nameof(D), nameof(B)], After = [nameof(D)])]
    public static partial State C { get; }
    [State(Add = [nameof(A)], Remove = [nameof(A), nameof(B), nameof(D), nameof(C)], After = [nameof(Exception), nameof(B)])]
    public static partial State D { get; }

    void AA() => Script.Handle("AA");
    void AEnd() => Script.Handle("AEnd");
    bool AEnter() => Script.Handle("AEnter");
    void AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BException() => Script.Handle("BException");
    bool BExit(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    bool DExit(Event e) => Script.Handle(e.Handler);
    void DState(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
}

// 1631
[StateSchema]
internal partial class Case125
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(D), nameof(B), nameof(C), nameof(A), nameof(E)])]
    public static partial State A { get; }
    [State(Remove = [nameof(B), nameof(C), nameof(A), nameof(E)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception), nameof(A)], Remove = [nameof(C), nameof(B), nameof(E)])]
    public static partial State C { get; }
    [State(Require = [nameof(Exception), nameof(C)], Remove = [nameof(E)])]
    public static partial State D { get; }
    [State(Add = [nameof(A), nameof(D)], Remove = [nameof(B), nameof(C), nameof(A), nameof(E)], After = [nameof(Exception)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 671
[StateSchema]
internal partial class Case126
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A), nameof(C)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Require = [nameof(D)])]
    public static partial State B { get; }
    [State(Auto = true, Add = [nameof(A)], Remove = [nameof(A), nameof(C)])]
    public static partial State C { get; }
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 1151
[StateSchema]
internal partial class Case127
{
    public required Script Script { get; init; }

    [State(Require = [nameof(D)], Add = [nameof(C)], After = [nameof(Exception), nameof(C)])]
    public static partial State A { get; }
    [State(Add = [nameof(A)], Remove = [nameof(A), nameof(E)])]
    public static partial State B { get; }
    [State(Remove = [nameof(C)], After = [nameof(Exception), nameof(E)])]
    public static partial State C { get; }
    [State(Auto = true, Require = [nameof(Exception)], Add = [nameof(Exception)], After = [nameof(Exception), nameof(C), nameof(E)])]
    public static partial State D { get; }
    [State(Multi = true, Add = [nameof(Exception)], Remove = [nameof(A), nameof(D), nameof(E)], After = [nameof(D)])]
    public static partial State E { get; }

    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AE() => Script.Handle("AE");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BEnter() => Script.Handle("BEnter");
    bool BException(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CEnter() => Script.Handle("CEnter");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void DB() => Script.Handle("DB");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    bool EB(Event e) => Script.Handle(e.Handler);
    async Task EEnd() => Script.Handle("EEnd");
    void EExit() => Script.Handle("EExit");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
}

// 130
[StateSchema]
internal partial class Case128
{
    public required Script Script { get; init; }

    [State(Add = [nameof(Exception)], Remove = [nameof(B), nameof(A)], After = [nameof(D)])]
    public static partial State A { get; }
    [State(Remove = [nameof(B), nameof(A)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(C)])]
    public static partial State C { get; }
    [State(Require = [nameof(A), nameof(B)])]
    public static partial State D { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AnyState() => Script.Handle("AnyState");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void CA() => Script.Handle("CA");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DException() => Script.Handle("DException");
    async Task DState() => Script.Handle("DState");
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
}

// 507
[StateSchema]
internal partial class Case129
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)])]
    public static partial State A { get; }
    public static partial State B { get; }
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 160
[StateSchema]
internal partial class Case130
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Remove = [nameof(A), nameof(B)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(B), nameof(C)])]
    public static partial State B { get; }
    [State(Auto = true, Remove = [nameof(B), nameof(A), nameof(C)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 124
[StateSchema]
internal partial class Case131
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(D), nameof(Healthcheck), nameof(C)])]
    public static partial State Healthcheck { get; }
    [State(Remove = [nameof(D), nameof(Healthcheck), nameof(C)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)], Remove = [nameof(D), nameof(Healthcheck), nameof(C)])]
    public static partial State D { get; }

    bool AHealthcheck(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    async Task CEnd() => Script.Handle("CEnd");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void DA() => Script.Handle("DA");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DExit() => Script.Handle("DExit");
    void DHealthcheck() => Script.Handle("DHealthcheck");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    void HealthcheckA() => Script.Handle("HealthcheckA");
    bool HealthcheckD(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckExit() => Script.Handle("HealthcheckExit");
    void HealthcheckState(Event e) => Script.Handle(e.Handler);
}

// 198
[StateSchema]
internal partial class Case132
{
    public required Script Script { get; init; }

    [State(Multi = true, Require = [nameof(Exception)], Add = [nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)], Remove = [nameof(E), nameof(B)])]
    public static partial State B { get; }
    [State(Add = [nameof(A)], Remove = [nameof(B)])]
    public static partial State C { get; }
    [State(Add = [nameof(C)], After = [nameof(A)])]
    public static partial State D { get; }
    [State(Add = [nameof(C)], Remove = [nameof(E), nameof(B)], After = [nameof(A)])]
    public static partial State E { get; }

    bool AB() => Script.Handle("AB");
    void AException() => Script.Handle("AException");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CExit() => Script.Handle("CExit");
    void CState(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void DEnd(Event e) => Script.Handle(e.Handler);
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void EA() => Script.Handle("EA");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EException() => Script.Handle("EException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
}

// 194
[StateSchema]
internal partial class Case133
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C)])]
    public static partial State A { get; }
    [State(Remove = [nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(B)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 1932
[StateSchema]
internal partial class Case134
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(A)], Remove = [nameof(D)], After = [nameof(D), nameof(A)])]
    public static partial State C { get; }
    [State(Auto = true, Require = [nameof(A)], Remove = [nameof(D), nameof(C), nameof(B)])]
    public static partial State D { get; }
    [State(Require = [nameof(D)], Remove = [nameof(B), nameof(C)], After = [nameof(C), nameof(D)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(D)], After = [nameof(D), nameof(C)])]
    public static partial State B { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException() => Script.Handle("DException");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState() => Script.Handle("AnyState");
}

// 193
[StateSchema]
internal partial class Case135
{
    public required Script Script { get; init; }

    [State(Auto = true, Add = [nameof(Exception), nameof(C)], Remove = [nameof(E)])]
    public static partial State A { get; }
    [State(Auto = true)]
    public static partial State B { get; }
    [State(Remove = [nameof(A)])]
    public static partial State C { get; }
    [State(After = [nameof(Exception)])]
    public static partial State D { get; }
    [State(Require = [nameof(A)])]
    public static partial State E { get; }

    bool AC() => Script.Handle("AC");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AExit() => Script.Handle("AExit");
    void AnyState() => Script.Handle("AnyState");
    bool BC() => Script.Handle("BC");
    void BE() => Script.Handle("BE");
    async Task BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CE() => Script.Handle("CE");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CState(Event e) => Script.Handle(e.Handler);
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DE() => Script.Handle("DE");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void EA() => Script.Handle("EA");
    bool EE(Event e) => Script.Handle(e.Handler);
    async ValueTask EState(Event e) => Script.Handle(e.Handler);
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void ExceptionException() => Script.Handle("ExceptionException");
}

// 622
[StateSchema]
internal partial class Case136
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Add = [nameof(B), nameof(C)], Remove = [nameof(A), nameof(B)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Require = [nameof(A), nameof(C), nameof(D)], Add = [nameof(C)], Remove = [nameof(B)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Remove = [nameof(D)], After = [nameof(A), nameof(B)])]
    public static partial State C { get; }
    public static partial State D { get; }

    void AA() => Script.Handle("AA");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    async Task DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DExit(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
}

// 222
[StateSchema]
internal partial class Case137
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Remove = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 283
[StateSchema]
internal partial class Case138
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(Exception)], Remove = [nameof(B)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)], Add = [nameof(C)])]
    public static partial State B { get; }
    [State(Multi = true, Remove = [nameof(B)], After = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 188
[StateSchema]
internal partial class Case139
{
    public required Script Script { get; init; }

    [State(Add = [nameof(D)], Remove = [nameof(A), nameof(D), nameof(B)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(A), nameof(D), nameof(B)], After = [nameof(E)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B)])]
    public static partial State C { get; }
    [State(Remove = [nameof(A), nameof(D), nameof(B)])]
    public static partial State D { get; }
    [State(Auto = true, Multi = true)]
    public static partial State E { get; }

    void AD() => Script.Handle("AD");
    void AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AExit() => Script.Handle("AExit");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void BException() => Script.Handle("BException");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DD() => Script.Handle("DD");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void ED() => Script.Handle("ED");
    async Task EEnd() => Script.Handle("EEnd");
    bool EException() => Script.Handle("EException");
    void EState() => Script.Handle("EState");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionExit() => Script.Handle("ExceptionExit");
}

// 974
[StateSchema]
internal partial class Case140
{
    public required Script Script { get; init; }

    [State(After = [nameof(C)])]
    public static partial State A { get; }
    [State(Add = [nameof(D)], Remove = [nameof(B), nameof(C), nameof(D)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Add = [nameof(Exception)], Remove = [nameof(B), nameof(D)])]
    public static partial State C { get; }
    [State(Remove = [nameof(C)])]
    public static partial State D { get; }

    bool AD(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AnyState() => Script.Handle("AnyState");
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DExit(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
}

// 723
[StateSchema]
internal partial class Case141
{
    public required Script Script { get; init; }

    [State(Add = [nameof(E)], Remove = [nameof(C)])]
    public static partial State A { get; }
    [State(Add = [nameof(C)], Remove = [nameof(B), nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(D)], Remove = [nameof(B), nameof(C)])]
    public static partial State C { get; }
    [State(Add = [nameof(A)], Remove = [nameof(A)], After = [nameof(C)])]
    public static partial State D { get; }
    [State(Require = [nameof(D)], Add = [nameof(Exception), nameof(A)])]
    public static partial State E { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AE() => Script.Handle("AE");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DE() => Script.Handle("DE");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    async Task EState() => Script.Handle("EState");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    bool EException() => Script.Handle("EException");
    void EA() => Script.Handle("EA");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void ED() => Script.Handle("ED");
    bool EE(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 609
[StateSchema]
internal partial class Case142
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Auto = true)]
    public static partial State C { get; }
    [State(Multi = true, Add = [nameof(Exception)], After = [nameof(Exception)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    void DState() => Script.Handle("DState");
    void DEnd(Event e) => Script.Handle(e.Handler);
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 494
[StateSchema]
internal partial class Case143
{
    public required Script Script { get; init; }

    [State(Auto = true)]
    public static partial State A { get; }
    [State(Auto = true)]
    public static partial State B { get; }
    public static partial State C { get; }

    bool AB(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AException() => Script.Handle("AException");
    void AState(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
    bool BB(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    void BEnter() => Script.Handle("BEnter");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    void CEnd() => Script.Handle("CEnd");
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
}

// 30
[StateSchema]
internal partial class Case144
{
    public required Script Script { get; init; }

    [State(Multi = true, Add = [nameof(E)], Remove = [nameof(A), nameof(D)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Require = [nameof(D)], Remove = [nameof(B)], After = [nameof(Exception), nameof(A)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Remove = [nameof(B), nameof(D)], After = [nameof(Exception), nameof(A), nameof(B)])]
    public static partial State C { get; }
    [State(Require = [nameof(Exception), nameof(B)], Add = [nameof(B)], Remove = [nameof(D)])]
    public static partial State D { get; }
    [State(Add = [nameof(C)], Remove = [nameof(A), nameof(C), nameof(D)], After = [nameof(A), nameof(C)])]
    public static partial State E { get; }

    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    void AException() => Script.Handle("AException");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BE() => Script.Handle("BE");
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    void DA() => Script.Handle("DA");
    bool DC(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DExit(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void ED() => Script.Handle("ED");
    void EEnd() => Script.Handle("EEnd");
    bool EEnter() => Script.Handle("EEnter");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    void ExceptionException() => Script.Handle("ExceptionException");
}

// 3869
[StateSchema]
internal partial class Case145
{
    public required Script Script { get; init; }

    [State(Multi = true, Require = [nameof(D), nameof(A)], After = [nameof(A)])]
    public static partial State E { get; }
    [State(Multi = true, Require = [nameof(C)], Remove = [nameof(A), nameof(B)], After = [nameof(E)])]
    public static partial State D { get; }
    public static partial State C { get; }
    [State(Multi = true, Add = [nameof(E), nameof(B)], Remove = [nameof(D), nameof(B)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(D)], After = [nameof(D)])]
    public static partial State B { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    bool EException() => Script.Handle("EException");
    void EE() => Script.Handle("EE");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void EA() => Script.Handle("EA");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DC() => Script.Handle("DC");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void CD() => Script.Handle("CD");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AE() => Script.Handle("AE");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BC() => Script.Handle("BC");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 260
[StateSchema]
internal partial class Case146
{
    public required Script Script { get; init; }

    [State(Auto = true, Remove = [nameof(B), nameof(A), nameof(E), nameof(C)])]
    public static partial State A { get; }
    [State(Remove = [nameof(B), nameof(A), nameof(E), nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(A), nameof(E), nameof(C)])]
    public static partial State C { get; }
    public static partial State D { get; }
    [State(Auto = true, Remove = [nameof(B), nameof(A), nameof(E), nameof(C)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    async Task EState() => Script.Handle("EState");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 415
[StateSchema]
internal partial class Case147
{
    public required Script Script { get; init; }

    [State(Require = [nameof(D)], Remove = [nameof(E), nameof(A)], After = [nameof(Exception), nameof(D), nameof(E)])]
    public static partial State A { get; }
    [State(Multi = true, Remove = [nameof(A)], After = [nameof(Exception), nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(D)], Remove = [nameof(C)], After = [nameof(Exception), nameof(E)])]
    public static partial State C { get; }
    [State(Auto = true, Require = [nameof(Exception), nameof(C)], Remove = [nameof(A), nameof(B)], After = [nameof(B)])]
    public static partial State D { get; }
    [State(Auto = true, Require = [nameof(D)], Add = [nameof(B)], Remove = [nameof(E), nameof(A)])]
    public static partial State E { get; }

    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    async Task CEnd() => Script.Handle("CEnd");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void EA() => Script.Handle("EA");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    async Task EState() => Script.Handle("EState");
    bool ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
}

// 942
[StateSchema]
internal partial class Case148
{
    public required Script Script { get; init; }

    [State(Require = [nameof(E)], Add = [nameof(D)], Remove = [nameof(D)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Require = [nameof(E)], Add = [nameof(Exception), nameof(A)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception), nameof(E)], Remove = [nameof(A)], After = [nameof(D)])]
    public static partial State C { get; }
    [State(Multi = true, Require = [nameof(A), nameof(C)], Add = [nameof(B)])]
    public static partial State D { get; }
    [State(Multi = true, Add = [nameof(D)], After = [nameof(A)])]
    public static partial State E { get; }

    void AA() => Script.Handle("AA");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    void BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BExit() => Script.Handle("BExit");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DEnter() => Script.Handle("DEnter");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    bool EE(Event e) => Script.Handle(e.Handler);
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 424
[StateSchema]
internal partial class Case149
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(A), nameof(B)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(B)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 500
[StateSchema]
internal partial class Case150
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C), nameof(E)], Remove = [nameof(B), nameof(A)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(A), nameof(D), nameof(B)])]
    public static partial State B { get; }
    [State(Multi = true, Require = [nameof(E)], Remove = [nameof(B), nameof(C)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(Auto = true, Multi = true, Add = [nameof(E)], Remove = [nameof(D)])]
    public static partial State D { get; }
    [State(Add = [nameof(D)], After = [nameof(B)])]
    public static partial State E { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AE() => Script.Handle("AE");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DE() => Script.Handle("DE");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    bool EException() => Script.Handle("EException");
    void EA() => Script.Handle("EA");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 643
[StateSchema]
internal partial class Case151
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Auto = true, After = [nameof(A)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception)], After = [nameof(Exception), nameof(A)])]
    public static partial State C { get; }

    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AExit() => Script.Handle("AExit");
    void AnyState() => Script.Handle("AnyState");
    bool BA() => Script.Handle("BA");
    void BC() => Script.Handle("BC");
    async Task BState() => Script.Handle("BState");
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CExit() => Script.Handle("CExit");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
}

// 1734
[StateSchema]
internal partial class Case152
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(D)], After = [nameof(Exception)])]
    public static partial State A { get; }
    public static partial State B { get; }
    public static partial State C { get; }
    [State(Multi = true)]
    public static partial State D { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AEnter() => Script.Handle("AEnter");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BState() => Script.Handle("BState");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    async Task CEnd() => Script.Handle("CEnd");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CState(Event e) => Script.Handle(e.Handler);
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
}

// 665
[StateSchema]
internal partial class Case153
{
    public required Script Script { get; init; }

    [State(Multi = true)]
    public static partial State A { get; }
    public static partial State B { get; }
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 1134
[StateSchema]
internal partial class Case154
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(B)], Remove = [nameof(C)], After = [nameof(Exception), nameof(B)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(C)], After = [nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Multi = true, Require = [nameof(Exception), nameof(E)], Add = [nameof(E)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)], After = [nameof(E)])]
    public static partial State D { get; }
    [State(Require = [nameof(B)], After = [nameof(A)])]
    public static partial State E { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CE() => Script.Handle("CE");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    void DState(Event e) => Script.Handle(e.Handler);
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    void EState(Event e) => Script.Handle(e.Handler);
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 766
[StateSchema]
internal partial class Case155
{
    public required Script Script { get; init; }

    [State(Add = [nameof(B), nameof(C)])]
    public static partial State A { get; }
    [State(Remove = [nameof(D), nameof(E)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception), nameof(A)], Add = [nameof(Exception)], After = [nameof(A), nameof(D)])]
    public static partial State C { get; }
    [State(Auto = true, Require = [nameof(C), nameof(E)], After = [nameof(B), nameof(E)])]
    public static partial State D { get; }
    [State(Require = [nameof(C)], Add = [nameof(A)], Remove = [nameof(A), nameof(B)])]
    public static partial State E { get; }

    bool AB(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void BA() => Script.Handle("BA");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    async Task BEnd() => Script.Handle("BEnd");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CE() => Script.Handle("CE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CExit() => Script.Handle("CExit");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void ExceptionE() => Script.Handle("ExceptionE");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionExit() => Script.Handle("ExceptionExit");
}

// 1905
[StateSchema]
internal partial class Case156
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B)], After = [nameof(B), nameof(C)])]
    public static partial State A { get; }
    [State(Add = [nameof(Exception)], Remove = [nameof(C), nameof(D), nameof(B)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Multi = true, Require = [nameof(Exception), nameof(A), nameof(D)], Remove = [nameof(B), nameof(C)])]
    public static partial State C { get; }
    [State(Add = [nameof(Exception), nameof(A), nameof(C)], Remove = [nameof(A), nameof(D), nameof(B), nameof(C)])]
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 1162
[StateSchema]
internal partial class Case157
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A), nameof(C), nameof(B)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(A), nameof(C), nameof(B)])]
    public static partial State B { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(C), nameof(B), nameof(A)], After = [nameof(A)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 1977
[StateSchema]
internal partial class Case158
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(Exception)], Add = [nameof(C)], Remove = [nameof(B)], After = [nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(A), nameof(D)], Add = [nameof(Exception), nameof(A), nameof(D)], After = [nameof(Exception), nameof(B)])]
    public static partial State C { get; }
    [State(Auto = true, Remove = [nameof(A), nameof(D)], After = [nameof(Exception), nameof(C)])]
    public static partial State D { get; }

    bool AException(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    async Task CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DD() => Script.Handle("DD");
    async Task DEnd() => Script.Handle("DEnd");
    bool DEnter() => Script.Handle("DEnter");
    void DException() => Script.Handle("DException");
    void DState(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionException() => Script.Handle("ExceptionException");
}

// 200
[StateSchema]
internal partial class Case159
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State A { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State B { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State C { get; }

    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AExit() => Script.Handle("AExit");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    void BA() => Script.Handle("BA");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CEnter() => Script.Handle("CEnter");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
}

// 608
[StateSchema]
internal partial class Case160
{
    public required Script Script { get; init; }

    [State(Multi = true)]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Require = [nameof(B)])]
    public static partial State C { get; }
    [State(Multi = true)]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 288
[StateSchema]
internal partial class Case161
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Auto = true)]
    public static partial State B { get; }
    public static partial State C { get; }
    [State(Add = [nameof(Exception)])]
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 246
[StateSchema]
internal partial class Case162
{
    public required Script Script { get; init; }

    [State(After = [nameof(B)])]
    public static partial State A { get; }
    [State(Auto = true)]
    public static partial State B { get; }
    public static partial State C { get; }

    bool AB() => Script.Handle("AB");
    async Task AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AnyEnter() => Script.Handle("AnyEnter");
    bool BB(Event e) => Script.Handle(e.Handler);
    async Task BEnd() => Script.Handle("BEnd");
    void CA() => Script.Handle("CA");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
}

// 204
[StateSchema]
internal partial class Case163
{
    public required Script Script { get; init; }

    [State(Add = [nameof(Exception)])]
    public static partial State A { get; }
    [State(After = [nameof(A)])]
    public static partial State Healthcheck { get; }
    [State(Multi = true, Remove = [nameof(A)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(After = [nameof(C)])]
    public static partial State D { get; }

    void AC() => Script.Handle("AC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AHealthcheck() => Script.Handle("AHealthcheck");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AnyState() => Script.Handle("AnyState");
    void CA() => Script.Handle("CA");
    void CEnd() => Script.Handle("CEnd");
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool CHealthcheck() => Script.Handle("CHealthcheck");
    void CState() => Script.Handle("CState");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    bool HealthcheckC() => Script.Handle("HealthcheckC");
    void HealthcheckD() => Script.Handle("HealthcheckD");
    bool HealthcheckEnter(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckExit() => Script.Handle("HealthcheckExit");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
    async ValueTask HealthcheckState(Event e) => Script.Handle(e.Handler);
}

// 274
[StateSchema]
internal partial class Case164
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Remove = [nameof(B), nameof(A)])]
    public static partial State A { get; }
    [State(Multi = true, Remove = [nameof(C), nameof(B), nameof(A)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(C), nameof(A)], After = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 3210
[StateSchema]
internal partial class Case165
{
    public required Script Script { get; init; }

    [State(Add = [nameof(E)])]
    public static partial State D { get; }
    [State(Auto = true, Multi = true, Require = [nameof(C)], Add = [nameof(E)])]
    public static partial State A { get; }
    [State(Require = [nameof(A)])]
    public static partial State E { get; }
    [State(Add = [nameof(A)])]
    public static partial State B { get; }
    [State(Multi = true)]
    public static partial State C { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DA() => Script.Handle("DA");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AD() => Script.Handle("AD");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    void EException() => Script.Handle("EException");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EE() => Script.Handle("EE");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BA() => Script.Handle("BA");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CD() => Script.Handle("CD");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 295
[StateSchema]
internal partial class Case166
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(A), nameof(D), nameof(C)], After = [nameof(D)])]
    public static partial State A { get; }
    [State(After = [nameof(C)])]
    public static partial State B { get; }
    [State(Auto = true, Add = [nameof(D)], Remove = [nameof(A), nameof(D), nameof(C)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)], Remove = [nameof(D), nameof(C)], After = [nameof(C)])]
    public static partial State D { get; }

    void AD() => Script.Handle("AD");
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AEnter() => Script.Handle("AEnter");
    void AException() => Script.Handle("AException");
    bool AExit(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    void BState(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CEnter() => Script.Handle("CEnter");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    async Task DState() => Script.Handle("DState");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 677
[StateSchema]
internal partial class Case167
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(A)])]
    public static partial State A { get; }
    [State(Require = [nameof(A), nameof(D)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(C), nameof(A)], After = [nameof(D)])]
    public static partial State C { get; }
    public static partial State D { get; }

    bool AB(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AnyEnter() => Script.Handle("AnyEnter");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void CC() => Script.Handle("CC");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    async Task DState() => Script.Handle("DState");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
}

// 323
[StateSchema]
internal partial class Case168
{
    public required Script Script { get; init; }

    [State(Multi = true, Require = [nameof(Exception), nameof(Healthcheck)], Remove = [nameof(B), nameof(A)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Add = [nameof(A)], Remove = [nameof(B), nameof(A)], After = [nameof(A), nameof(Healthcheck)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception)], Add = [nameof(Exception)], After = [nameof(A)])]
    public static partial State Healthcheck { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AHealthcheck() => Script.Handle("AHealthcheck");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BHealthcheck(Event e) => Script.Handle(e.Handler);
    bool HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    void HealthcheckExit() => Script.Handle("HealthcheckExit");
    async ValueTask HealthcheckState(Event e) => Script.Handle(e.Handler);
    void HealthcheckEnd() => Script.Handle("HealthcheckEnd");
    void HealthcheckException() => Script.Handle("HealthcheckException");
    bool HealthcheckA(Event e) => Script.Handle(e.Handler);
    bool HealthcheckB() => Script.Handle("HealthcheckB");
    void HealthcheckHealthcheck() => Script.Handle("HealthcheckHealthcheck");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 312
[StateSchema]
internal partial class Case169
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(Exception)], Add = [nameof(D)], Remove = [nameof(C), nameof(B), nameof(D), nameof(A)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(C), nameof(B), nameof(D), nameof(A)], After = [nameof(A)])]
    public static partial State B { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(D), nameof(A)], After = [nameof(A), nameof(D)])]
    public static partial State C { get; }
    [State(Remove = [nameof(C), nameof(B), nameof(D), nameof(A)], After = [nameof(A)])]
    public static partial State D { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 268
[StateSchema]
internal partial class Case170
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(D)])]
    public static partial State A { get; }
    [State(Auto = true)]
    public static partial State B { get; }
    [State(Multi = true)]
    public static partial State C { get; }
    [State(Auto = true, After = [nameof(Exception)])]
    public static partial State D { get; }
    [State(After = [nameof(Exception)])]
    public static partial State E { get; }

    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    void BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CE() => Script.Handle("CE");
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    void DEnter() => Script.Handle("DEnter");
    bool DException(Event e) => Script.Handle(e.Handler);
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    void EB() => Script.Handle("EB");
    bool EE(Event e) => Script.Handle(e.Handler);
    void EEnd() => Script.Handle("EEnd");
    void EEnter() => Script.Handle("EEnter");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 1524
[StateSchema]
internal partial class Case171
{
    public required Script Script { get; init; }

    public static partial State Healthcheck { get; }
    [State(Require = [nameof(C)])]
    public static partial State B { get; }
    public static partial State C { get; }
    [State(Require = [nameof(C)])]
    public static partial State D { get; }

    void AnyState(Event e) => Script.Handle(e.Handler);
    void BB() => Script.Handle("BB");
    bool BD(Event e) => Script.Handle(e.Handler);
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    void CC() => Script.Handle("CC");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DException() => Script.Handle("DException");
    bool DExit(Event e) => Script.Handle(e.Handler);
    bool DHealthcheck() => Script.Handle("DHealthcheck");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    void HealthcheckB() => Script.Handle("HealthcheckB");
    bool HealthcheckC(Event e) => Script.Handle(e.Handler);
    bool HealthcheckD() => Script.Handle("HealthcheckD");
    void HealthcheckEnd(Event e) => Script.Handle(e.Handler);
    bool HealthcheckEnter(Event e) => Script.Handle(e.Handler);
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckExit() => Script.Handle("HealthcheckExit");
}

// 742
[StateSchema]
internal partial class Case172
{
    public required Script Script { get; init; }

    [State(Require = [nameof(B)], Add = [nameof(Exception), nameof(B)], Remove = [nameof(C), nameof(A)], After = [nameof(Exception), nameof(C)])]
    public static partial State A { get; }
    [State(Require = [nameof(C)], Remove = [nameof(A), nameof(B)])]
    public static partial State B { get; }
    [State(Add = [nameof(A)], Remove = [nameof(B), nameof(C), nameof(A)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 726
[StateSchema]
internal partial class Case173
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(C), nameof(E), nameof(A), nameof(D)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Remove = [nameof(C), nameof(E), nameof(A), nameof(D)])]
    public static partial State C { get; }
    [State(Auto = true, Remove = [nameof(C), nameof(E), nameof(A), nameof(D)])]
    public static partial State D { get; }
    [State(Remove = [nameof(A), nameof(C), nameof(E), nameof(D)], After = [nameof(A)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    void DState() => Script.Handle("DState");
    void DEnd(Event e) => Script.Handle(e.Handler);
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    void EState() => Script.Handle("EState");
    void EEnd(Event e) => Script.Handle(e.Handler);
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 619
[StateSchema]
internal partial class Case174
{
    public required Script Script { get; init; }

    [State(Auto = true, Remove = [nameof(D), nameof(A), nameof(C)])]
    public static partial State A { get; }
    public static partial State B { get; }
    [State(Add = [nameof(A)], Remove = [nameof(A), nameof(D), nameof(C)])]
    public static partial State C { get; }
    [State(Remove = [nameof(B), nameof(A), nameof(D), nameof(C)], After = [nameof(A)])]
    public static partial State D { get; }
    [State(After = [nameof(B)])]
    public static partial State E { get; }

    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    async Task BEnd() => Script.Handle("BEnd");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CD() => Script.Handle("CD");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DExit() => Script.Handle("DExit");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    async Task EEnd() => Script.Handle("EEnd");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
}

// 60
[StateSchema]
internal partial class Case175
{
    public required Script Script { get; init; }

    [State(After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception), nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(A)])]
    public static partial State C { get; }

    void AB() => Script.Handle("AB");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    async Task AState() => Script.Handle("AState");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState() => Script.Handle("AnyState");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CExit() => Script.Handle("CExit");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    async Task ExceptionState() => Script.Handle("ExceptionState");
}

// 13
[StateSchema]
internal partial class Case176
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C), nameof(D)], After = [nameof(Exception), nameof(C)])]
    public static partial State A { get; }
    [State(Add = [nameof(Exception)], Remove = [nameof(A)])]
    public static partial State B { get; }
    [State(Multi = true, Remove = [nameof(A)])]
    public static partial State C { get; }
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 290
[StateSchema]
internal partial class Case177
{
    public required Script Script { get; init; }

    [State(After = [nameof(E)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(E), nameof(D), nameof(C), nameof(B)])]
    public static partial State B { get; }
    [State(Auto = true, Require = [nameof(E)], Remove = [nameof(D), nameof(C), nameof(B)])]
    public static partial State C { get; }
    [State(Remove = [nameof(E), nameof(D), nameof(C), nameof(B)])]
    public static partial State D { get; }
    [State(Remove = [nameof(E), nameof(D), nameof(C), nameof(B)])]
    public static partial State E { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AE() => Script.Handle("AE");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DE() => Script.Handle("DE");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    async ValueTask EState(Event e) => Script.Handle(e.Handler);
    void EEnd() => Script.Handle("EEnd");
    bool EException() => Script.Handle("EException");
    void EA() => Script.Handle("EA");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void ED() => Script.Handle("ED");
    bool EE(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 573
[StateSchema]
internal partial class Case178
{
    public required Script Script { get; init; }

    [State(Require = [nameof(D)], Add = [nameof(B)], Remove = [nameof(A), nameof(B), nameof(C)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(C)], Remove = [nameof(A), nameof(B)])]
    public static partial State B { get; }
    [State(Auto = true, Remove = [nameof(A), nameof(B), nameof(C)])]
    public static partial State C { get; }
    public static partial State D { get; }

    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit(Event e) => Script.Handle(e.Handler);
    async Task AState() => Script.Handle("AState");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void DA() => Script.Handle("DA");
    bool DExit(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 1803
[StateSchema]
internal partial class Case179
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(C)])]
    public static partial State A { get; }
    [State(After = [nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(D)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)], Remove = [nameof(C)])]
    public static partial State D { get; }

    bool AB(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CD(Event e) => Script.Handle(e.Handler);
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    async Task DEnd() => Script.Handle("DEnd");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
}

// 503
[StateSchema]
internal partial class Case180
{
    public required Script Script { get; init; }

    [State(Require = [nameof(B)], Add = [nameof(C)], After = [nameof(B), nameof(D)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(A)], After = [nameof(B)])]
    public static partial State C { get; }
    [State(Multi = true, Require = [nameof(B)], Add = [nameof(A)], Remove = [nameof(A)])]
    public static partial State D { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    bool BExit(Event e) => Script.Handle(e.Handler);
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    void CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    void DException() => Script.Handle("DException");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DC() => Script.Handle("DC");
    bool DD(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 695
[StateSchema]
internal partial class Case181
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    public static partial State B { get; }
    [State(Auto = true, Require = [nameof(E)], Add = [nameof(A)])]
    public static partial State C { get; }
    [State(Add = [nameof(A)], After = [nameof(A)])]
    public static partial State D { get; }
    [State(Require = [nameof(D)])]
    public static partial State E { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AE(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD(Event e) => Script.Handle(e.Handler);
    bool BE() => Script.Handle("BE");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    async ValueTask DEnd(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    bool EEnter() => Script.Handle("EEnter");
    void EExit() => Script.Handle("EExit");
    async Task EState() => Script.Handle("EState");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    void EException() => Script.Handle("EException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB() => Script.Handle("EB");
    void EC() => Script.Handle("EC");
    bool ED(Event e) => Script.Handle(e.Handler);
    bool EE() => Script.Handle("EE");
    void AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 835
[StateSchema]
internal partial class Case182
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(Exception), nameof(C)], Remove = [nameof(A), nameof(B)])]
    public static partial State A { get; }
    [State(Add = [nameof(Exception), nameof(A)], Remove = [nameof(A), nameof(C), nameof(B)], After = [nameof(C)])]
    public static partial State B { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(A), nameof(C), nameof(B)])]
    public static partial State C { get; }

    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    bool AEnter(Event e) => Script.Handle(e.Handler);
    void AState(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CException() => Script.Handle("CException");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
}

// 2199
[StateSchema]
internal partial class Case183
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception), nameof(D)])]
    public static partial State A { get; }
    [State(Multi = true, Require = [nameof(D)], Add = [nameof(D)], Remove = [nameof(B)], After = [nameof(A), nameof(C), nameof(D)])]
    public static partial State B { get; }
    [State(Require = [nameof(B), nameof(D)], Add = [nameof(A)], Remove = [nameof(A)], After = [nameof(Exception)])]
    public static partial State C { get; }
    [State(Require = [nameof(Exception), nameof(B)], Remove = [nameof(C)], After = [nameof(A), nameof(B)])]
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BD() => Script.Handle("BD");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    async Task CEnd() => Script.Handle("CEnd");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    void DEnd() => Script.Handle("DEnd");
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async Task DState() => Script.Handle("DState");
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 972
[StateSchema]
internal partial class Case184
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B)], After = [nameof(B)])]
    public static partial State A { get; }
    [State(Remove = [nameof(B)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)], Add = [nameof(Exception)], After = [nameof(Exception), nameof(A)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}

// 1161
[StateSchema]
internal partial class Case185
{
    public required Script Script { get; init; }

    [State(Remove = [nameof(B), nameof(D), nameof(E), nameof(A), nameof(C)], After = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Auto = true, Multi = true, Add = [nameof(C)], Remove = [nameof(A), nameof(E), nameof(B), nameof(C)])]
    public static partial State B { get; }
    [State(Remove = [nameof(B), nameof(D), nameof(E), nameof(A), nameof(C)], After = [nameof(A)])]
    public static partial State C { get; }
    [State(Add = [nameof(B)], Remove = [nameof(A)], After = [nameof(B), nameof(C)])]
    public static partial State D { get; }
    [State(Require = [nameof(C)], Add = [nameof(Exception), nameof(A)], Remove = [nameof(E), nameof(B), nameof(A)])]
    public static partial State E { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionE(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit(Event e) => Script.Handle(e.Handler);
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException(Event e) => Script.Handle(e.Handler);
    bool BA() => Script.Handle("BA");
    void BB() => Script.Handle("BB");
    bool BC(Event e) => Script.Handle(e.Handler);
    bool BD() => Script.Handle("BD");
    void BE() => Script.Handle("BE");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD(Event e) => Script.Handle(e.Handler);
    bool DE() => Script.Handle("DE");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    async Task EEnd() => Script.Handle("EEnd");
    bool EException(Event e) => Script.Handle(e.Handler);
    bool EA() => Script.Handle("EA");
    void EB() => Script.Handle("EB");
    bool EC(Event e) => Script.Handle(e.Handler);
    bool ED() => Script.Handle("ED");
    void EE() => Script.Handle("EE");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 945
[StateSchema]
internal partial class Case186
{
    public required Script Script { get; init; }

    [State(Auto = true, Multi = true, Require = [nameof(B), nameof(C)], Remove = [nameof(D)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(D)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception)], Remove = [nameof(D)], After = [nameof(B)])]
    public static partial State C { get; }
    [State(Remove = [nameof(C)], After = [nameof(B)])]
    public static partial State D { get; }

    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
    void BD() => Script.Handle("BD");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    bool BExit(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CC() => Script.Handle("CC");
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CEnter() => Script.Handle("CEnter");
    async ValueTask CState(Event e) => Script.Handle(e.Handler);
    bool DA(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    Task DEndAsync(CancellationToken token) { Script.Handle("DEnd"); return Task.CompletedTask; }
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 1749
[StateSchema]
internal partial class Case187
{
    public required Script Script { get; init; }

    [State(Require = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Auto = true, Require = [nameof(A)], After = [nameof(Exception)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)], Add = [nameof(Exception)], After = [nameof(A)])]
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    Task AStateAsync(CancellationToken token) { Script.Handle("AState"); return Task.CompletedTask; }
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState() => Script.Handle("AnyState");
}

// 2193
[StateSchema]
internal partial class Case188
{
    public required Script Script { get; init; }

    [State(Auto = true, Multi = true, Require = [nameof(D)])]
    public static partial State A { get; }
    [State(Require = [nameof(Exception), nameof(E)], Add = [nameof(Exception)], Remove = [nameof(B), nameof(C)])]
    public static partial State B { get; }
    [State(Require = [nameof(Exception), nameof(A)], Add = [nameof(E)], Remove = [nameof(B), nameof(C)], After = [nameof(A), nameof(B)])]
    public static partial State C { get; }
    [State(Remove = [nameof(E)])]
    public static partial State D { get; }
    [State(Auto = true, Add = [nameof(Exception)], Remove = [nameof(D)], After = [nameof(Exception)])]
    public static partial State E { get; }

    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void AEnter() => Script.Handle("AEnter");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    bool CB() => Script.Handle("CB");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    void DA() => Script.Handle("DA");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DException() => Script.Handle("DException");
    bool EA(Event e) => Script.Handle(e.Handler);
    bool EB(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void EE() => Script.Handle("EE");
    async ValueTask EEnd(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
}

// 206
[StateSchema]
internal partial class Case189
{
    public required Script Script { get; init; }

    [State(Add = [nameof(B)])]
    public static partial State Healthcheck { get; }
    public static partial State B { get; }
    [State(Remove = [nameof(C)])]
    public static partial State C { get; }

    bool AnyEnter() => Script.Handle("AnyEnter");
    void BB() => Script.Handle("BB");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BException() => Script.Handle("BException");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    void HealthcheckC() => Script.Handle("HealthcheckC");
    async Task HealthcheckEnd() => Script.Handle("HealthcheckEnd");
    bool HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    void HealthcheckException() => Script.Handle("HealthcheckException");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
    Task HealthcheckStateAsync(CancellationToken token) { Script.Handle("HealthcheckState"); return Task.CompletedTask; }
}

// 614
[StateSchema]
internal partial class Case190
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(After = [nameof(C)])]
    public static partial State B { get; }
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async Task BState() => Script.Handle("BState");
    async ValueTask BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState(Event e) => Script.Handle(e.Handler);
    Task CEndAsync(CancellationToken token) { Script.Handle("CEnd"); return Task.CompletedTask; }
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
}

// 308
[StateSchema]
internal partial class Case191
{
    public required Script Script { get; init; }

    [State(Require = [nameof(C)], Remove = [nameof(A)], After = [nameof(B), nameof(C)])]
    public static partial State A { get; }
    [State(Auto = true, Multi = true, Remove = [nameof(A)])]
    public static partial State B { get; }
    [State(Require = [nameof(A)], Add = [nameof(A)])]
    public static partial State C { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    async Task ExceptionState() => Script.Handle("ExceptionState");
    async ValueTask ExceptionEnd(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState(Event e) => Script.Handle(e.Handler);
    Task AEndAsync(CancellationToken token) { Script.Handle("AEnd"); return Task.CompletedTask; }
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    void BException() => Script.Handle("BException");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    Task CStateAsync(CancellationToken token) { Script.Handle("CState"); return Task.CompletedTask; }
    async Task CEnd() => Script.Handle("CEnd");
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 328
[StateSchema]
internal partial class Case192
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(C)], Add = [nameof(Exception)])]
    public static partial State A { get; }
    [State(Auto = true, Remove = [nameof(D)], After = [nameof(A), nameof(D)])]
    public static partial State B { get; }
    [State(Add = [nameof(Exception), nameof(B)], Remove = [nameof(C)])]
    public static partial State C { get; }
    [State(Remove = [nameof(D)], After = [nameof(A)])]
    public static partial State D { get; }

    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AEnd(Event e) => Script.Handle(e.Handler);
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
    bool BB() => Script.Handle("BB");
    void BC() => Script.Handle("BC");
    void BEnd() => Script.Handle("BEnd");
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CD() => Script.Handle("CD");
    void CEnd() => Script.Handle("CEnd");
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    bool DD(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionEnd() => Script.Handle("ExceptionEnd");
    bool ExceptionException() => Script.Handle("ExceptionException");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
}

// 214
[StateSchema]
internal partial class Case193
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Require = [nameof(C), nameof(Healthcheck)], Add = [nameof(Exception)], Remove = [nameof(A)])]
    public static partial State B { get; }
    public static partial State C { get; }
    [State(Remove = [nameof(D)], After = [nameof(A)])]
    public static partial State D { get; }
    public static partial State Healthcheck { get; }

    void AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void BC() => Script.Handle("BC");
    bool BD(Event e) => Script.Handle(e.Handler);
    async Task BState() => Script.Handle("BState");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    async Task CEnd() => Script.Handle("CEnd");
    bool CHealthcheck() => Script.Handle("CHealthcheck");
    void DA() => Script.Handle("DA");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DEnter() => Script.Handle("DEnter");
    bool DException(Event e) => Script.Handle(e.Handler);
    void DState() => Script.Handle("DState");
    void ExceptionD() => Script.Handle("ExceptionD");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionHealthcheck() => Script.Handle("ExceptionHealthcheck");
    async ValueTask ExceptionState(Event e) => Script.Handle(e.Handler);
    bool HealthcheckA(Event e) => Script.Handle(e.Handler);
    bool HealthcheckB() => Script.Handle("HealthcheckB");
    void HealthcheckD() => Script.Handle("HealthcheckD");
    async Task HealthcheckEnd() => Script.Handle("HealthcheckEnd");
    bool HealthcheckException() => Script.Handle("HealthcheckException");
    void HealthcheckExit() => Script.Handle("HealthcheckExit");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
    Task HealthcheckStateAsync(CancellationToken token) { Script.Handle("HealthcheckState"); return Task.CompletedTask; }
}

// 296
[StateSchema]
internal partial class Case194
{
    public required Script Script { get; init; }

    [State(Multi = true, Require = [nameof(C)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Require = [nameof(C)], Remove = [nameof(D)], After = [nameof(A), nameof(C)])]
    public static partial State B { get; }
    [State(Add = [nameof(D)], Remove = [nameof(A), nameof(C)], After = [nameof(B)])]
    public static partial State C { get; }
    [State(Remove = [nameof(A), nameof(D)], After = [nameof(B)])]
    public static partial State D { get; }

    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionA() => Script.Handle("ExceptionA");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool AEnter(Event e) => Script.Handle(e.Handler);
    bool AExit() => Script.Handle("AExit");
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException() => Script.Handle("AException");
    void AA() => Script.Handle("AA");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    void BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool CEnter(Event e) => Script.Handle(e.Handler);
    bool CExit() => Script.Handle("CExit");
    async Task CState() => Script.Handle("CState");
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    bool CException() => Script.Handle("CException");
    void CA() => Script.Handle("CA");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool DEnter(Event e) => Script.Handle(e.Handler);
    bool DExit() => Script.Handle("DExit");
    Task DStateAsync(CancellationToken token) { Script.Handle("DState"); return Task.CompletedTask; }
    async Task DEnd() => Script.Handle("DEnd");
    bool DException() => Script.Handle("DException");
    void DA() => Script.Handle("DA");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool AnyEnter(Event e) => Script.Handle(e.Handler);
    void AnyState() => Script.Handle("AnyState");
}

// 3453
[StateSchema]
internal partial class Case195
{
    public required Script Script { get; init; }

    [State(Auto = true, Require = [nameof(A)], Remove = [nameof(C)])]
    public static partial State B { get; }
    [State(Require = [nameof(B)])]
    public static partial State C { get; }
    [State(Require = [nameof(A)], Remove = [nameof(C)])]
    public static partial State D { get; }
    [State(Auto = true, Require = [nameof(B), nameof(C)])]
    public static partial State A { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    Task ExceptionStateAsync(CancellationToken token) { Script.Handle("ExceptionState"); return Task.CompletedTask; }
    async Task ExceptionEnd() => Script.Handle("ExceptionEnd");
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionC() => Script.Handle("ExceptionC");
    void ExceptionD() => Script.Handle("ExceptionD");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    void BState(Event e) => Script.Handle(e.Handler);
    Task BEndAsync(CancellationToken token) { Script.Handle("BEnd"); return Task.CompletedTask; }
    void BException() => Script.Handle("BException");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BA(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CB(Event e) => Script.Handle(e.Handler);
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool DEnter() => Script.Handle("DEnter");
    void DExit() => Script.Handle("DExit");
    async ValueTask DState(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DException() => Script.Handle("DException");
    bool DB(Event e) => Script.Handle(e.Handler);
    bool DC() => Script.Handle("DC");
    void DD() => Script.Handle("DD");
    bool DA(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async Task AState() => Script.Handle("AState");
    async ValueTask AEnd(Event e) => Script.Handle(e.Handler);
    void AException() => Script.Handle("AException");
    bool AB(Event e) => Script.Handle(e.Handler);
    bool AC() => Script.Handle("AC");
    void AD() => Script.Handle("AD");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    void AnyState(Event e) => Script.Handle(e.Handler);
}

// 299
[StateSchema]
internal partial class Case196
{
    public required Script Script { get; init; }

    [State(Auto = true)]
    public static partial State A { get; }
    [State(Auto = true, Add = [nameof(A)], Remove = [nameof(A)])]
    public static partial State B { get; }
    public static partial State C { get; }
    [State(Multi = true)]
    public static partial State D { get; }
    public static partial State E { get; }

    void AC() => Script.Handle("AC");
    bool AD(Event e) => Script.Handle(e.Handler);
    bool AE() => Script.Handle("AE");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState(Event e) => Script.Handle(e.Handler);
    void AnyEnter() => Script.Handle("AnyEnter");
    async Task AnyState() => Script.Handle("AnyState");
    bool BA() => Script.Handle("BA");
    void BC() => Script.Handle("BC");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BEnter() => Script.Handle("BEnter");
    void BExit() => Script.Handle("BExit");
    async ValueTask BState(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    bool DB() => Script.Handle("DB");
    void DD() => Script.Handle("DD");
    async Task DEnd() => Script.Handle("DEnd");
    bool DEnter() => Script.Handle("DEnter");
    void DState() => Script.Handle("DState");
    bool EA(Event e) => Script.Handle(e.Handler);
    Task EEndAsync(CancellationToken token) { Script.Handle("EEnd"); return Task.CompletedTask; }
    void EException() => Script.Handle("EException");
    bool ExceptionB(Event e) => Script.Handle(e.Handler);
    bool ExceptionD() => Script.Handle("ExceptionD");
    void ExceptionE() => Script.Handle("ExceptionE");
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
}

// 691
[StateSchema]
internal partial class Case197
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Remove = [nameof(C), nameof(E), nameof(Healthcheck)])]
    public static partial State Healthcheck { get; }
    [State(Multi = true, Remove = [nameof(C), nameof(E), nameof(Healthcheck)])]
    public static partial State C { get; }
    [State(Remove = [nameof(Healthcheck)])]
    public static partial State D { get; }
    [State(Remove = [nameof(C), nameof(E), nameof(Healthcheck)])]
    public static partial State E { get; }

    bool AE(Event e) => Script.Handle(e.Handler);
    async Task AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    void AState() => Script.Handle("AState");
    bool CC() => Script.Handle("CC");
    void CD() => Script.Handle("CD");
    bool CE(Event e) => Script.Handle(e.Handler);
    async ValueTask CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    void CState(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DD() => Script.Handle("DD");
    bool DE(Event e) => Script.Handle(e.Handler);
    void DEnd() => Script.Handle("DEnd");
    void DEnter() => Script.Handle("DEnter");
    bool ED(Event e) => Script.Handle(e.Handler);
    async Task EEnd() => Script.Handle("EEnd");
    void EEnter() => Script.Handle("EEnter");
    bool EExit(Event e) => Script.Handle(e.Handler);
    bool EHealthcheck() => Script.Handle("EHealthcheck");
    Task EStateAsync(CancellationToken token) { Script.Handle("EState"); return Task.CompletedTask; }
    bool ExceptionEnter(Event e) => Script.Handle(e.Handler);
    bool ExceptionException() => Script.Handle("ExceptionException");
    void ExceptionState() => Script.Handle("ExceptionState");
    bool HealthcheckE(Event e) => Script.Handle(e.Handler);
    bool HealthcheckEnter() => Script.Handle("HealthcheckEnter");
    void HealthcheckExit() => Script.Handle("HealthcheckExit");
    bool HealthcheckHealthcheck(Event e) => Script.Handle(e.Handler);
}

// 459
[StateSchema]
internal partial class Case198
{
    public required Script Script { get; init; }

    [State(Multi = true, Remove = [nameof(A), nameof(B)], After = [nameof(C)])]
    public static partial State A { get; }
    [State(Remove = [nameof(A), nameof(B)])]
    public static partial State B { get; }
    [State(Add = [nameof(E)])]
    public static partial State C { get; }
    [State(Multi = true)]
    public static partial State D { get; }
    public static partial State E { get; }

    bool ExceptionEnter() => Script.Handle("ExceptionEnter");
    void ExceptionExit() => Script.Handle("ExceptionExit");
    void ExceptionState() => Script.Handle("ExceptionState");
    void ExceptionEnd(Event e) => Script.Handle(e.Handler);
    void ExceptionException() => Script.Handle("ExceptionException");
    bool ExceptionA(Event e) => Script.Handle(e.Handler);
    bool ExceptionB() => Script.Handle("ExceptionB");
    void ExceptionC() => Script.Handle("ExceptionC");
    bool ExceptionD(Event e) => Script.Handle(e.Handler);
    bool ExceptionE() => Script.Handle("ExceptionE");
    void AEnter() => Script.Handle("AEnter");
    bool AExit(Event e) => Script.Handle(e.Handler);
    void AState() => Script.Handle("AState");
    void AEnd(Event e) => Script.Handle(e.Handler);
    bool AException(Event e) => Script.Handle(e.Handler);
    bool AA() => Script.Handle("AA");
    void AB() => Script.Handle("AB");
    bool AC(Event e) => Script.Handle(e.Handler);
    bool AD() => Script.Handle("AD");
    void AE() => Script.Handle("AE");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    void BState() => Script.Handle("BState");
    void BEnd(Event e) => Script.Handle(e.Handler);
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void BD() => Script.Handle("BD");
    bool BE(Event e) => Script.Handle(e.Handler);
    bool CEnter() => Script.Handle("CEnter");
    void CExit() => Script.Handle("CExit");
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    void CException() => Script.Handle("CException");
    bool CA(Event e) => Script.Handle(e.Handler);
    bool CB() => Script.Handle("CB");
    void CC() => Script.Handle("CC");
    bool CD(Event e) => Script.Handle(e.Handler);
    bool CE() => Script.Handle("CE");
    void DEnter() => Script.Handle("DEnter");
    bool DExit(Event e) => Script.Handle(e.Handler);
    void DState() => Script.Handle("DState");
    void DEnd(Event e) => Script.Handle(e.Handler);
    bool DException(Event e) => Script.Handle(e.Handler);
    bool DA() => Script.Handle("DA");
    void DB() => Script.Handle("DB");
    bool DC(Event e) => Script.Handle(e.Handler);
    bool DD() => Script.Handle("DD");
    void DE() => Script.Handle("DE");
    bool EEnter(Event e) => Script.Handle(e.Handler);
    bool EExit() => Script.Handle("EExit");
    void EState() => Script.Handle("EState");
    void EEnd(Event e) => Script.Handle(e.Handler);
    bool EException() => Script.Handle("EException");
    void EA() => Script.Handle("EA");
    bool EB(Event e) => Script.Handle(e.Handler);
    bool EC() => Script.Handle("EC");
    void ED() => Script.Handle("ED");
    bool EE(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    async ValueTask AnyState(Event e) => Script.Handle(e.Handler);
}

// 392
[StateSchema]
internal partial class Case199
{
    public required Script Script { get; init; }

    public static partial State A { get; }
    [State(Auto = true)]
    public static partial State B { get; }
    public static partial State C { get; }

    void ExceptionEnter() => Script.Handle("ExceptionEnter");
    bool ExceptionExit(Event e) => Script.Handle(e.Handler);
    void ExceptionState(Event e) => Script.Handle(e.Handler);
    Task ExceptionEndAsync(CancellationToken token) { Script.Handle("ExceptionEnd"); return Task.CompletedTask; }
    bool ExceptionException(Event e) => Script.Handle(e.Handler);
    bool ExceptionA() => Script.Handle("ExceptionA");
    void ExceptionB() => Script.Handle("ExceptionB");
    bool ExceptionC(Event e) => Script.Handle(e.Handler);
    bool AEnter() => Script.Handle("AEnter");
    void AExit() => Script.Handle("AExit");
    async ValueTask AState(Event e) => Script.Handle(e.Handler);
    void AEnd() => Script.Handle("AEnd");
    void AException() => Script.Handle("AException");
    bool AA(Event e) => Script.Handle(e.Handler);
    bool AB() => Script.Handle("AB");
    void AC() => Script.Handle("AC");
    bool BEnter(Event e) => Script.Handle(e.Handler);
    bool BExit() => Script.Handle("BExit");
    Task BStateAsync(CancellationToken token) { Script.Handle("BState"); return Task.CompletedTask; }
    async Task BEnd() => Script.Handle("BEnd");
    bool BException() => Script.Handle("BException");
    void BA() => Script.Handle("BA");
    bool BB(Event e) => Script.Handle(e.Handler);
    bool BC() => Script.Handle("BC");
    void CEnter() => Script.Handle("CEnter");
    bool CExit(Event e) => Script.Handle(e.Handler);
    void CState() => Script.Handle("CState");
    void CEnd(Event e) => Script.Handle(e.Handler);
    bool CException(Event e) => Script.Handle(e.Handler);
    bool CA() => Script.Handle("CA");
    void CB() => Script.Handle("CB");
    bool CC(Event e) => Script.Handle(e.Handler);
    bool AnyEnter() => Script.Handle("AnyEnter");
    Task AnyStateAsync(CancellationToken token) { Script.Handle("AnyState"); return Task.CompletedTask; }
}
